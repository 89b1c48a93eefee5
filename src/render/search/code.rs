//! Words and lists of numbers as short text that stands in a script as it is.

/// The first of the 64 characters that bits are written with, six in each; only what would have
/// to be escaped is left out.
const FIRST: u8 = b'#';
const BACKSLASH: u8 = b'\\';
/// As many bits as a character holds.
const HELD: u32 = 6;
/// The longest beginning that a word takes over from the one before.
const LONGEST: usize = 25;

/// Bits on their way into text. Compression finds nothing in them and loses nothing by them, so
/// they are as short as their numbers can be written.
#[derive(Default)]
pub(super) struct Bits {
    text: String,
    held: u64,
    count: u32,
}

impl Bits {
    /// All bits, filled up with zeros.
    pub(super) fn text(mut self) -> String {
        self.put(0, (HELD - self.count % HELD) % HELD);
        self.text
    }

    /// Numbers that grow, all of them below another: how many they are, which is mostly below
    /// two to the `usual`, then what lies between each and the one before.
    ///
    /// The gaps of numbers that are scattered at random are shortest in Golomb's code.
    pub(super) fn list(&mut self, numbers: &[u32], below: u32, usual: u32) {
        let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        self.count(count, usual);
        let step = step(below, count);
        let mut next = 0;
        for number in numbers {
            self.gap(number - next, step);
            next = number + 1;
        }
    }

    /// A count: ones as many as it has bits more than usual, a zero, and its lower bits.
    fn count(&mut self, value: u32, usual: u32) {
        let value = u64::from(value) + (1 << usual);
        let bits = value.ilog2();
        self.ones(bits - usual);
        self.put(value - (1 << bits), bits);
    }

    /// How many whole steps it has as ones, a zero, and the rest in as few bits as tell it from
    /// other rests.
    fn gap(&mut self, value: u32, step: u32) {
        self.ones(value / step);
        let rest = value % step;
        let bits = u32::BITS - (step - 1).leading_zeros();
        let short = (1_u32 << bits) - step;
        if rest < short {
            self.put(rest.into(), bits.saturating_sub(1));
        } else {
            self.put((rest + short).into(), bits);
        }
    }

    /// So many ones and a zero.
    fn ones(&mut self, mut count: u32) {
        while count >= HELD {
            self.put((1 << HELD) - 1, HELD);
            count -= HELD;
        }
        self.put((1 << (count + 1)) - 2, count + 1);
    }

    fn put(&mut self, value: u64, bits: u32) {
        self.held = self.held << bits | value;
        self.count += bits;
        while self.count >= HELD {
            self.count -= HELD;
            self.text.push(character(self.held >> self.count & ((1 << HELD) - 1)));
        }
        self.held &= (1 << self.count) - 1;
    }
}

/// The step that makes the gaps of so many numbers below another shortest: the half of them that
/// are small are within the first. The browser finds the same.
fn step(below: u32, count: u32) -> u32 {
    let step = u64::from(below) * 69 / (u64::from(count) * 100).max(1);
    u32::try_from(step).unwrap_or(u32::MAX >> 1).clamp(1, u32::MAX >> 1)
}

fn character(bits: u64) -> char {
    let code = FIRST + u8::try_from(bits).unwrap_or_default();
    char::from(if code < BACKSLASH { code } else { code + 1 })
}

/// Writes a word as what it adds to the one before: `B` where it shares one letter with it, then
/// the rest. Words are lower-case, so a capital of ours ends the word before.
pub(super) fn word(before: &str, word: &str, out: &mut String) {
    let mut units = 0;
    let mut bytes = 0;
    for (mine, other) in word.chars().zip(before.chars()) {
        if mine != other || units + mine.len_utf16() > LONGEST {
            break;
        }
        units += mine.len_utf16();
        bytes += mine.len_utf8();
    }
    out.push(char::from(b'A' + u8::try_from(units).unwrap_or_default()));
    out.push_str(&word[bytes..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(numbers: &[u32], below: u32) -> String {
        let mut bits = Bits::default();
        bits.list(numbers, below, 3);
        bits.text()
    }

    #[test]
    fn lists_can_be_told_apart_and_need_no_escape() {
        let mut seen = std::collections::BTreeSet::new();
        for number in 0..2_000 {
            let text = written(&[number, number + 1 + number % 7], 3_000);
            assert!(text.bytes().all(|byte| (b'#'..=b'~').contains(&byte) && byte != b'\\'));
            assert!(seen.insert(text));
        }
    }

    #[test]
    fn what_stands_everywhere_and_what_stands_nowhere_are_short() {
        let all: Vec<u32> = (0..600).collect();
        assert!(written(&all, 600).len() < 105, "{}", written(&all, 600).len());
        assert_eq!(written(&[], 600), "#");
        assert_eq!(written(&[u32::MAX - 1], u32::MAX).len(), 7);
    }

    #[test]
    fn words_are_told_by_what_they_add() {
        let mut out = String::new();
        word("refund", "refunds", &mut out);
        word("refunds", "reg", &mut out);
        word("reg", "één", &mut out);
        assert_eq!(out, "GsCgAéén");
    }
}
