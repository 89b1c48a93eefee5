cli_may = mag
cli_ask = overleg met { $whom }
cli_never = nooit
cli_always = altijd
cli_either = { $before }, of { $last }

cli_headline_may = Mag: beslis zelf
cli_headline_ask = Overleg met { $whom }
cli_headline_never = Nooit: dit doen we niet
cli_depends = Dat hangt ervan af
cli_decides = Beslist
cli_decides_yourself = jij, nadat je hebt overlegd
cli_because = Want
cli_whatever = Dit geldt, wat er ook is weggelaten.
cli_why = Waarom
cli_say = Zeg
cli_note = Let op
cli_afterwards = Daarna
cli_tell = Geef op
cli_may_alone = Mag zelf
cli_or = of

cli_roles = Rollen
cli_when = Wanneer
cli_verdict = Oordeel
cli_too_many = te veel gevallen om op te noemen; `ruimte decide` beslist elk geval
cli_untouched = Dit geldt waar niets speelt van wat altijd voorgaat: { $questions }.

cli_nothing_changed = Geen verschillen.
cli_authority = Wie nu wat mag beslissen
cli_changes = Wat er verder veranderde
cli_before = Eerst
cli_now = Nu
cli_wider = ruimer
cli_narrower = krapper
cli_other = anders
cli_everyone = iedereen
cli_deciding = { $verdict } ({ $who } beslist)
cli_incomparable = wie wat mag beslissen, is niet te vergelijken: { $why }
cli_incomparable_complex = deze grens onderscheidt meer gevallen dan te vergelijken zijn
cli_incomparable_currencies = de bedragen waren in { $old } en zijn nu in { $new }, en het een zegt niets over het ander
cli_incomparable_silence = niemand zegt wat geldt waar geen regel iets zegt
cli_has_more = en in meer gevallen dan op te noemen zijn
cli_besides = Speelt er iets van wat altijd voorgaat, dan komt erbij wat daar staat: { $questions }.
cli_added = toegevoegd
cli_removed = vervallen
cli_changed = gewijzigd
cli_whole_added = Deze organisatie is toegevoegd.
cli_whole_removed = Deze organisatie is vervallen.
cli_nothing = niets
cli_lines_new = { $count ->
    [one] { $added } nieuwe regel
   *[other] { $added } nieuwe regels
}
cli_lines_gone = { $count ->
    [one] { $removed } regel weg
   *[other] { $removed } regels weg
}
cli_lines_both = { $count ->
    [one] { $added } nieuwe regel, { $removed } weg
   *[other] { $added } nieuwe regels, { $removed } weg
}

cli_kind_playbook = playbook
cli_kind_role = rol
cli_kind_value = waarde
cli_kind_boundary = grens
cli_kind_example = voorbeeld
cli_kind_page = bladzijde
cli_kind_scan = zelfscan
cli_kind_asset = bestand
cli_kind_theme = thema

cli_field_title = titel
cli_field_question = vraag
cli_field_summary = samenvatting
cli_field_text = tekst
cli_field_why = waarom
cli_field_values = waarden
cli_field_always = geldt altijd
cli_field_facts = feiten
cli_field_may = mag
cli_field_ask = overleg
cli_field_never = nooit
cli_field_otherwise = anders
cli_field_forks = wat wie hierop voortbouwt mag veranderen
cli_field_order = volgorde
cli_field_owner = wie erop let
cli_field_since = geldt sinds
cli_field_review_by = opnieuw bekijken voor
cli_field_source = bron
cli_field_we_do = dit doen we
cli_field_we_do_not = dit doen we niet
cli_field_reports_to = rapporteert aan
cli_field_start_with = eerste weken
cli_field_kind = soort
cli_field_story = verhaal
cli_field_decisions = beslissingen
cli_field_what_happened = wat er gebeurde
cli_field_better = wat beter was geweest
cli_field_lesson = les
cli_field_tags = trefwoorden
cli_field_for = voor wie
cli_field_intro = inleiding
cli_field_scale = schaal
cli_field_statements = uitspraken
cli_field_bands = uitkomsten
cli_field_name = naam
cli_field_tagline = motto
cli_field_languages = talen
cli_field_currency = munt
cli_field_vision = visie
cli_field_theme = thema
cli_field_words = eigen woorden
cli_field_feedback = reacties
cli_field_evidence = cijfers
cli_field_answers = antwoorden
