# The words of `decide`, `matrix` and `diff` for people. What rules say is told by the messages of
# the built-in theme, which can be used here as well.

# Verdicts in few words.
cli_may = may
cli_ask = ask { $whom }
cli_never = never
cli_always = always
cli_either = { $before }, or { $last }

# One verdict. The labels stand before what they are about.
cli_headline_may = May: decide it yourself
cli_headline_ask = Ask { $whom }
cli_headline_never = Never: we do not do this
cli_depends = It depends
cli_decides = Decides
cli_decides_yourself = you, once you have asked
cli_because = Because
cli_whatever = This holds, whatever is left out.
cli_why = Why
cli_say = Say
cli_note = Note
cli_afterwards = Afterwards
cli_tell = Tell
cli_may_alone = May alone
cli_or = or

# Who may decide what.
cli_roles = Roles
cli_when = When
cli_verdict = Verdict
cli_too_many = too many cases to list; `ruimte decide` tells each
cli_untouched = This is where none of the lines that always hold is touched: { $questions }.

# What changed.
cli_nothing_changed = No differences.
cli_authority = Who may now decide what
cli_changes = What else changed
cli_before = Before
cli_now = Now
cli_wider = wider
cli_narrower = narrower
cli_other = other
cli_everyone = everyone
cli_deciding = { $verdict } ({ $who } decides)
cli_incomparable = who may decide what cannot be compared: { $why }
cli_incomparable_complex = it tells more situations apart than can be compared
cli_incomparable_currencies = its amounts were in { $old } and are in { $new } now, and one says nothing about the other
cli_incomparable_silence = nobody says what holds where no clause speaks
cli_has_more = and in more cases than can be listed
cli_besides = Where one of the lines that always hold is touched, what it says comes besides: { $questions }.
cli_added = added
cli_removed = removed
cli_changed = changed
cli_whole_added = This organisation was added.
cli_whole_removed = This organisation was removed.
cli_nothing = nothing
cli_lines_new = { $count ->
    [one] { $added } new line
   *[other] { $added } new lines
}
cli_lines_gone = { $count ->
    [one] { $removed } line gone
   *[other] { $removed } lines gone
}
cli_lines_both = { $count ->
    [one] { $added } new line, { $removed } gone
   *[other] { $added } new lines, { $removed } gone
}

# Kinds of things, within a line.
cli_kind_playbook = playbook
cli_kind_role = role
cli_kind_value = value
cli_kind_boundary = boundary
cli_kind_example = example
cli_kind_page = page
cli_kind_scan = scan
cli_kind_asset = asset
cli_kind_theme = theme

# Keys of the format; one without a message is told as it is written.
cli_field_title = title
cli_field_question = question
cli_field_summary = summary
cli_field_text = text
cli_field_why = why
cli_field_values = values
cli_field_always = always
cli_field_facts = facts
cli_field_may = may
cli_field_ask = ask
cli_field_never = never
cli_field_otherwise = otherwise
cli_field_forks = forks
cli_field_order = order
cli_field_owner = owner
cli_field_since = since
cli_field_review_by = review by
cli_field_source = source
cli_field_we_do = we do
cli_field_we_do_not = we do not
cli_field_reports_to = reports to
cli_field_start_with = start with
cli_field_kind = kind
cli_field_story = story
cli_field_decisions = decisions
cli_field_what_happened = what happened
cli_field_better = better
cli_field_lesson = lesson
cli_field_tags = tags
cli_field_for = for
cli_field_intro = intro
cli_field_scale = scale
cli_field_statements = statements
cli_field_bands = bands
cli_field_name = name
cli_field_tagline = tagline
cli_field_languages = languages
cli_field_currency = currency
cli_field_vision = vision
cli_field_theme = theme
cli_field_words = words
cli_field_feedback = feedback
cli_field_evidence = evidence
cli_field_answers = answers
