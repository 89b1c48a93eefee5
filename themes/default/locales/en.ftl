# The words of the interface. Every message may use the house's own words:
# { $customer }, { $customers }, { $employee }, { $employees }, { $leader }, { $leaders },
# { $playbook }, { $playbooks }; with a capital, { $Customer } and so on, where a sentence begins.

house_customer = customer
house_customers = customers
house_employee = employee
house_employees = employees
house_leader = leader
house_leaders = leaders
house_playbook = playbook
house_playbooks = playbooks

# What limits run over, as in "€250 per guest".
period_customer = { $customer }
period_guest = guest
period_order = order
period_booking = booking
period_visit = visit
period_stay = stay
period_employee = { $employee }
period_day = day
period_week = week
period_month = month
period_quarter = quarter
period_year = year

month_1 = January
month_2 = February
month_3 = March
month_4 = April
month_5 = May
month_6 = June
month_7 = July
month_8 = August
month_9 = September
month_10 = October
month_11 = November
month_12 = December
date = { $day } { $month } { $year }

language_name = English
language_en = English
language_nl = Dutch
language_de = German
language_fr = French
language_es = Spanish
language_it = Italian

list_and = { $before } and { $last }
list_or = { $before } or { $last }
# The form of a unit that goes with a number: 1 bag, 2 bags.
counted = { $number ->
    [one] { $one }
   *[other] { $many }
}

# The frame of every page.
skip = Skip to the text
contents = Contents
languages = Languages
quick = Quick links
margin = Belongs to this page
pager = Read on
previous = Previous
next = Next
home = Start
more = More
kept = This device remembers your choices on these pages, such as your role. They are not sent anywhere.
kept_forget = Forget everything
kept_forgotten = Forgotten: this device remembers nothing of these pages.
made_with = { $Playbook } of { $name }, made with ruimte.
title_on = { $title } – { $name }

# The kinds of pages.
values = Values
boundaries = Boundaries
examples = Examples
roles = Your room
pages = More to read
kind_value = Value
kind_boundary = Boundary
kind_example = Example
kind_counterexample = Counterexample
kind_role = Role
kind_page = Page
may_i = May I …?

values_title = What we stand for
values_lead = { $count ->
    [one] One value. It helps you choose where no rule tells you what to do.
   *[other] { $number } values. They help you choose where no rule tells you what to do.
}
boundaries_title = Boundaries
boundaries_lead = Find your question. The answer is there, with the reason and with words to say it.
examples_title = Examples
examples_lead = { $count ->
    [one] One situation from practice, and what was decided in it.
   *[other] { $number } situations from practice, and what was decided in them.
}
filters = Filter the examples
filters_kind = Show
filters_value = about
filters_boundary = within
filters_role = of
filters_tag = with
filters_kind_label = Kind of example
filters_tag_label = Keyword
filters_any_kind = all examples
filters_any_value = any value
filters_any_boundary = any boundary
filters_any_role = any role
filters_any_tag = any keyword
filters_only_example = examples to follow
filters_only_counterexample = counterexamples
filters_all = { $count ->
    [one] One example
   *[other] { $number } examples
}
filters_some = { $count ->
    [one] { $number } of one example
   *[other] { $number } of { $total } examples
}
filters_none = No example has all of this.
filters_clear = Show all
roles_title = Your room
roles_lead = Pick your role. You will see what you decide yourself, with whom you talk first, and what we never do.
pages_title = More to read
practise = Practise
practise_title = What would you do?
practise_lead = Cases from practice, and cases just across the line. Choose what you would do; then see what the { $playbook } says, and why.
practise_as = Practise as
practise_all = every role
practise_begin = Begin
practise_stop = Stop
practise_progress = { $x } of { $y }
practise_may = I decide it myself
practise_ask = I ask someone first
practise_never = We never do this
practise_right = Yes, just so.
practise_other = Here it goes differently.
practise_next = Next case
practise_end = See how it went
practise_story = The whole story
practise_case = Change this case
practise_done = How it went
practise_score = { $x } of { $y } as the { $playbook } has it.
practise_others = These go differently
practise_more = More cases
practise_broken = The cases cannot be opened here. These are some of them.
practise_open = What does the { $playbook } say?
practise_but = The same case, but the answer to { $question } is { $new }, not { $old }.
practise_but_amount = The same case, but about { $new } instead of { $old }.
practise_but_first = The same case, but { $new } has been given before, per { $period }.
practise_but_total = The same case, but { $new } has been given before, per { $period }, instead of { $old }.
home_roles = Pick your role
home_questions = Questions colleagues ask
home_values = What we stand for
home_vision = How we work
home_figures = What the figures say
home_pages = More to read
all_questions = { $count ->
    [one] The question, with its answer
   *[other] All { $number } questions
}
home_description = What you decide yourself at { $name }, with whom you talk first, and what we never do.

# A value.
we_do = This we do
we_do_not = This we do not do
value_examples = What it looked like
value_boundaries = Boundaries that follow from it
value_statements = What the self-scan asks about it

# A boundary.
why = Why
group_may = Decide it yourself
group_ask = Talk to someone first
group_never = We never do this
say = You could say
afterwards = Afterwards
boundary_examples = How it went before
boundary_values = Values it rests on
boundary_related = Related boundaries
boundary_roles = Roles it names
boundary_always = Holds here too
always_line = What always holds
always_title = What always holds
always_intro = These hold in every decision, for everyone.
always_here = This holds in every decision, for everyone.
applies = Whom it is for

# An example.
setting_role = { $role }
moment = The moment of decision
moment_of = The moment of decision, { $number } of { $total }
what_happened = What happened
better = What would have been better
lesson = What we take from it
example_values = Values it shows
example_boundaries = Boundaries that decide
example_roles = Who decided
example_tags = Keywords
example_more = More examples like this

# A role.
reports_to = You report to
reported_by = Who reports to you
above_you = Above you
role_start = Your first weeks
role_examples = Moments in this role
role_asked = You are asked
role_asked_intro = Colleagues come to you before they decide. You may advise; what they may decide stays theirs.
role_asked_in_silence = Wherever this { $playbook } is silent, they come to you too, and you decide.
path_tick = Read: { $title }
path_read = { $count ->
    [0] Nothing ticked off yet
   *[other] { $number } of { $total } read
}
path_all = All read
role_none = No boundary speaks of this role yet.
room_always = Whatever the amount, whatever the cause.

# A pocket card.
card = Your pocket card
card_of = Pocket card: { $role }
card_lead = Your room, to keep in your wallet.
card_print = Print the card
card_how = Print at actual size (100%). Cut from corner mark to corner mark. Fold lengthwise with the text outside, then back and forth at the marks between.
card_date = Newest rule: { $date }
card_mark = Rules { $mark }
card_goes_on = { $title } (continued)
card_code = QR code: { $address }
brief_limit = { $money }

# The self-scan.
scan = Self-scan
scan_lead = { $count ->
    [one] One statement. Your answer stays with you.
   *[other] { $number } statements, a few minutes. Your answers stay with you.
}
outcome = Your outcome
scan_counting = Choose one answer for each statement and add up the points behind them. The highest score is { $number }.
scan_range = { $from } – { $to }
scan_open = { $count ->
    [one] One still open
   *[other] { $number } still open
}
scan_score = { $score } of { $highest }
scan_again = Start again
scan_values = Values behind these statements

# A page that is not there.
missing_title = This page is not here
missing_lead = It may have moved, or it has been dropped. Look in the contents, or start from the beginning.

missing_home = To the first page

# Belongs to every page.
mentioned = Mentioned on
first_weeks_of = In the first weeks of
for_leaders = For { $leaders }
for_employees = For { $employees }
owner = Looked after by
since = Holds since
review_by = To be looked at again by
source = Source
feedback = Is something wrong here, or could it be better? Tell us.
foreign_text = Not translated yet: this text is in { $language }.
foreign_line = Not translated yet: in { $language }

# Facts and decisions.
yes = Yes
no = No
amount = the amount
amount_term = Amount
already = Given before, per { $period }

verdict_may = Decide it yourself
verdict_ask = Ask { $whom }
verdict_never = We never do this
decided_with = Decided here

# Clauses as sentences. `limit`, `when` and `whom` come ready-made.
everyone = Everyone
roles_just = { $roles }
roles_only = Only { $roles }
roles_and_above = { $count ->
    [one] { $roles } and everyone above
   *[other] { $roles }, and everyone above them
}
roles_and_below = { $count ->
    [one] { $roles } and everyone below
   *[other] { $roles }, and everyone below them
}
clause_for = { $who }: { $rule }
per = { $amount } per { $period }
up_to = up to { $amount }
over = above { $amount }

may_always = whatever the case, no need to ask
may_when = when { $when }
may_limit = { $limit }
may_limit_when = { $limit }, when { $when }
ask_always = always talk to { $whom } first
ask_when = talk to { $whom } first when { $when }
ask_limit = talk to { $whom } first { $limit }
ask_limit_when = talk to { $whom } first { $limit }, when { $when }
never_always = never, whatever the circumstances
never_when = never when { $when }
never_limit = never { $limit }
never_limit_when = never { $limit }, when { $when }

answer_yes = yes
answer_no = no
anything_but = anything but { $x }
when_answer = the answer to { $question } is { $answer }
when_answer_too = to { $question } { $answer }
when_amount = the amount is { $answer }
at_most = at most { $x }
at_least = at least { $x }
more_than = more than { $x }
less_than = less than { $x }
between = between { $x } and { $y }
exactly = exactly { $x }
other_than = other than { $x }

silence_may_here = Is your case not here? Then decide it yourself.
silence_never_here = Is your case not here? Then we do not do it.
silence_ask_here = Is your case not here? Then talk to { $whom } first.
silence_may_everywhere = { silence_may_here } That holds throughout this { $playbook }.
silence_never_everywhere = { silence_never_here } That holds throughout this { $playbook }.
silence_ask_everywhere = { silence_ask_here } That holds throughout this { $playbook }.

# Where a verdict holds. The parts come ready-made.
where_answer = { $question } is { $answer }
where_if = if { $conditions }
where_money_if = { $money }, if { $conditions }
where_or = { $before }; or { $last }
at_once = { $amount } at once
any_amount = any amount
above_up_to = more than { $x }, up to { $y }
above_at_most = more than { $x } and at most { $y }
above_below = more than { $x }, less than { $y }
from_below = at least { $x }, less than { $y }

# What a role is told, in few words. `when` and `whom` come ready-made.
told_may = Decide it yourself { $when }
told_ask = Ask { $whom } { $when }
told_never = Never { $when }
told_may_always = Decide it yourself, whatever the case
told_ask_always = Ask { $whom }, whatever the case
told_never_always = We never do this
told_may_otherwise = Otherwise decide it yourself { $when }
told_ask_otherwise = Otherwise ask { $whom } { $when }
told_never_otherwise = Otherwise never { $when }
told_may_else = Otherwise decide it yourself
told_ask_else = Otherwise ask { $whom }
told_never_else = Otherwise we do not do this
told_may_list = Decide it yourself:
told_may_otherwise_list = Otherwise decide it yourself:
told_may_rest_list = Apart from that, decide it yourself:
told_ask_list = Ask { $whom }:
told_ask_otherwise_list = Otherwise ask { $whom }:
told_asks_list = Ask the first of these that fits:
told_asks_otherwise_list = Otherwise ask the first of these that fits:
told_never_list = Never:
told_never_otherwise_list = Otherwise never:
told_consult_list = Ask first, whoever decides, unless it is you:
told_line_list = Apart from that, ask the first who may decide:
room_every = whatever the case
room_else = in every other case
room_ask = { $whom }: { $when }
brief_consult = whoever decides, { $asked }
brief_rest = apart from that, { $asked }
brief_line = apart from that, the first of these who may decide: { $asked }
brief_nobody = nobody else: { $when }

# The matrix.
matrix = Who may decide what
matrix_lead = Every boundary with every role: what is decided alone, with whom somebody talks first, and what is never done.
matrix_here = Who decides when
matrix_role = Role
matrix_download = As a table for a spreadsheet
matrix_always = In all of this, what always holds comes first: { $links }.
matrix_too_much = There are more cases here than a table can show; the clauses tell them.
matrix_link = All boundaries in one table
answers = The answer for each role

# What changed since an older version. `when`, `whom` and `who` come ready-made.
changes = What changed
changes_lead = What is different from the version before this one.
changes_lead_day = What is different since { $day }.
changes_lead_name = What is different since { $name }.
changes_lead_both = What is different since { $name }, { $day }.
changes_first = This is the first version. Everything in it is new.
changes_nothing = Nothing changed: it all reads as it did, and nobody decides more or less.
changes_for = Show what changed for
changes_everyone = every role
changes_wider = More room
changes_narrower = Less room
changes_other = Otherwise than before
changes_same = Nothing changed in this room.
changes_role_new = New role: { $role }.
changes_role_gone = No longer a role: { $role }.
changes_unknown = Here it cannot be told who may decide more or less; the page tells what holds now.
changes_unfinished = More is different here than can be told; the page tells what holds now.
changes_added = New
changes_changed = Reads otherwise
changes_removed = No longer there
changes_was = Before: { $text }
changes_files = Pictures and other files
changes_look = How these pages look
changes_feed = As a feed
changes_entry = { $change }: { $title }
kind_playbook = { $Playbook }
now_may = From now on, decide it yourself { $when }
now_may_always = From now on, decide it yourself, whatever the case
now_ask = From now on, ask { $whom } { $when }
now_ask_always = From now on, ask { $whom }, whatever the case
now_never = From now on, never { $when }
now_never_always = From now on, we never do this
now_decides = From now on, { $who } decides in the end: { $when }
now_decides_self = From now on, you decide in the end: { $when }
now_cases = in these cases:
now_yourself = you
before_may = before: decide it yourself
before_ask = before: ask { $whom }
before_never = before: never
before_decides = before: { $who }

# The proof of a verdict.
boundary_says = What the boundary says
proof_clause = This follows from { $clause }.
proof_line = { $decides } may decide this: { $clause }.
proof_otherwise_may = No clause speaks of this case, so { $decides } decides.
proof_otherwise_ask = No clause speaks of this case, so ask { $decides }.
proof_otherwise_never = No clause speaks of this case, so we do not do it.
proof_decides = In the end, { $decides } decides.
proof_nearest = { $role } would decide alone { $when }.

# The helper. Numbers and names come ready-made.
helper_hint = a few letters of your question
helper_find = Find your question by a few letters
helper_found = { $count ->
    [0] No question has these letters. Try another word of it.
    [one] One question
   *[other] { $number } questions
}
helper_who = What is your role?
helper_who_hint = This device remembers it. You can change it at any time.
helper_as = Your role, to change:
helper_back = Back
helper_amount = How much is it about?
helper_already = What has been given before, per { $period }?
helper_nothing = Nothing yet
helper_unknown = I don’t know
helper_always = Is any of this the case?
helper_always_hint = This comes before everything else, in every decision.
helper_none = None of these is the case
helper_go_on = Continue
helper_number = Or type it
helper_left = { $count ->
    [one] One more question
   *[other] At most { $number } more questions
}
helper_careful = You don’t know everything yet. This is the most careful answer that is still possible; it depends on what you left open.
helper_may = When you would decide it alone
helper_more_ways = { $x } more ways
helper_examples = How it went before
helper_answers = What you said
helper_assumed = Nobody asked you this: it is what we go by unless you say otherwise.
helper_open = Not known
helper_change = Change
helper_broken = This question cannot be opened here. Its page tells the same.
helper_again = Ask something else
helper_share = Copy the link
helper_shared = Copied
helper_page = The whole boundary
helper_decide = Decide my case

# What a reader types that cannot be read as it stands. { $x } and { $y } come ready-made.
typed_empty = Nothing has been typed yet.
typed_number = That is not a number we can read.
typed_marks = Numbers are written like { $x } here.
typed_which = That can be read in two ways. Which do you mean?
typed_negative = An amount is never less than nothing.
typed_digits = That has more digits than we can reckon with.
typed_currency = Here we count in { $x }.
typed_hidden = There is a character in it that does not show.
typed_try = Try something like { $x }.
typed_meant = Did you mean { $x }?

# What the helper understood, below the verdict. Amounts come ready-made.
case_limit = { $amount } for this { $period }
case_of = { $x } of { $limit }; { $left } left
case_sum = { $x } now and { $before } before: { $sum } of { $limit }; { $left } left
case_before = { $x }; given before: { $before }

# What a link says is read as `ruimte decide` reads it, and refused in the same words: a test
# compares these with what the command says. { $text } is what was written.
given_lead = The link that brought you here cannot be read as it is:
given_in_link = That is how a link is written; in the field below, write as you always do.
given_go_on = Go on without it
given_of = `{ $name }`: { $message }
given_help = { $message }; { $help }
given_comma = `{ $text }` has a comma; write thousands without a separator, and a dot before the decimals: { $meant }
given_thousands = `{ $text }` has dots between its thousands; write thousands without a separator: `{ $meant }`
given_two_ways = `{ $text }` can be read in two ways; a dot before three digits marks thousands in one country and decimals in another: write `{ $meant }`, or `{ $text }0` for the fraction
given_number = `{ $text }` is no number; write digits only, with a dot before the decimals: 2000 or 2000.50
given_digits = `{ $text }` has more digits than can be reckoned with
given_amount = `{ $text }` is no amount; write a number and a currency: 2000 EUR or 2000.50 EUR
given_code_first = `{ $text }` is no amount; write the number first: `{ $meant }`
given_space = `{ $text }` is no amount; write thousands without a space: { $meant }
given_symbol = an amount has a currency's letters, not `{ $text }`; write { $meant }
given_symbol_alone = an amount has a currency's letters, not `{ $text }`; write a number, and `{ $meant }` after it
given_either = { $meant } or { $other }
given_negative = `{ $text }` is less than nothing; an amount is never negative
given_currency = `{ $text }` is no currency
given_currency_code = `{ $text }` is no currency; a currency is the three letters of its code: EUR, USD, GBP
given_no_currency = `{ $text }` does not say in which currency; write `{ $text } EUR`, or set `currency: EUR` in playbook.yaml
given_other_currency = `{ $name }` is in { $currency }, and `{ $boundary }` counts in { $due }; give the amount in { $due }
given_yes_no = `{ $text }` is neither yes nor no; write `yes` or `no`
given_option = `{ $text }` is not among the options
given_fact = the boundary `{ $boundary }` has no fact `{ $name }`
given_period = no limit of `{ $boundary }` runs over `{ $name }`
given_no_totals = this boundary has no running totals
given_twice = `{ $name }` is given twice
given_role = `{ $name }` has no role `{ $text }`
given_boundary = `{ $name }` has no boundary `{ $text }`
given_always = `{ $text }` always holds and is not decided on its own; decide any other boundary, and give the fact there
given_meant = did you mean `{ $name }`?
given_only = there is only `{ $name }`
given_choose = choose from { $names }

# The search. { $number } comes ready-made, so these need no plural.
search = Search
search_label = Search for a word
search_hint = Several words: pages that have all of them. A slip of the finger does no harm.
search_open = Search  /
search_key = The key / opens the search on every page
search_found = { $number } found
search_none = Nothing found. Try another word, or fewer words.
search_more = Type one more letter.
search_wait = One moment …
search_all = Show all { $number }
search_words = On this page:
search_roles = Roles
search_pages = More to read
search_scripts = Searching needs scripts, which are off in this browser; these lists hold everything.
