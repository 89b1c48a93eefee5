"""A language that nobody speaks, but that is distributed as languages are.

Few words make up most of a text, most words are rare, and a stem comes in several forms, so that
a search index and its stemmer have the work that they have with real words. What comes out
depends on the seed alone.
"""

import itertools
import random

COMMON = (
    "the of and to a in that is was he for it with as his on be at by I this had not are but from"
    " or have an they which one you were her all she there would their we him been has when who"
    " will more no if out so said what up its about into than them can only other new some could"
    " time these two may then do first any my now such like our over man me even most made after"
    " also did many before must through back years where much your way well down should because"
).split()
LITTLE = frozenset(COMMON)
STARTS = "b d g h j l m n p r s t v w b d g h j l m n p r s t v w br dr gr pl st tr".split()
VOWELS = "a e i o u a e i o u a e i o u ee oa".split()
ENDS = "b d g l ld m mp n nd ng nt p r rd rm rn rt s st t".split()
FORMS = ("", "s", "ed", "ing", "er", "ly", "ness")
# As many stems, and those of them that are short because they are frequent.
STEMS, SHORT = 6_000, 1_500
# Of each paragraph as many words, of each sentence between so many.
PARAGRAPH, SHORTEST, LONGEST = 46, 6, 18


class Words:
    """Sentences, paragraphs and titles, the same for the same seed."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.words = vocabulary()
        weights = (1 / (rank + 2.7) for rank in range(len(self.words)))
        self.weights = list(itertools.accumulate(weights))

    def pick(self, count: int) -> list[str]:
        """So many words of running text."""
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def title(self, shortest: int = 3, longest: int = 5) -> str:
        """A few words that say something, which the little words do not."""
        telling = [word for word in self.pick(60) if word not in LITTLE]
        return " ".join(telling[: self.random.randint(shortest, longest)]).capitalize()

    def paragraph(self, count: int = PARAGRAPH) -> str:
        """Sentences of so many words together."""
        sentences = []
        while count > 0:
            length = min(count, self.random.randint(SHORTEST, LONGEST))
            sentences.append(" ".join(self.pick(length)).capitalize() + ".")
            count -= length
        return " ".join(sentences)


def vocabulary() -> list[str]:
    """All words, the most frequent first: little words, then forms of stems in mixed order."""
    dice = random.Random(1)
    stems = dict.fromkeys(stem(dice, 2 if rank < SHORT else 3) for rank in range(STEMS))
    # Forms of a frequent stem are frequent themselves, but not all to the same degree.
    forms = [
        (rank * dice.uniform(1, 6), stem + ending)
        for rank, stem in enumerate(stems)
        for ending in dice.sample(FORMS, 4)
    ]
    return list(dict.fromkeys([*COMMON, *(word for _, word in sorted(forms))]))


def stem(dice: random.Random, syllables: int) -> str:
    """What no language says."""
    sounds = (dice.choice(STARTS) + dice.choice(VOWELS) for _ in range(syllables))
    return "".join(sounds) + dice.choice(ENDS)
