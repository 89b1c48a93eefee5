# De woorden van de interface; zie en.ftl voor wat elk bericht mag gebruiken.

house_customer = klant
house_customers = klanten
house_employee = medewerker
house_employees = medewerkers
house_leader = leidinggevende
house_leaders = leidinggevenden
house_playbook = playbook
house_playbooks = playbooks

period_customer = { $customer }
period_guest = gast
period_order = bestelling
period_booking = boeking
period_visit = bezoek
period_stay = verblijf
period_employee = { $employee }
period_day = dag
period_week = week
period_month = maand
period_quarter = kwartaal
period_year = jaar

month_1 = januari
month_2 = februari
month_3 = maart
month_4 = april
month_5 = mei
month_6 = juni
month_7 = juli
month_8 = augustus
month_9 = september
month_10 = oktober
month_11 = november
month_12 = december
date = { $day } { $month } { $year }

language_name = Nederlands
language_en = het Engels
language_nl = het Nederlands
language_de = het Duits
language_fr = het Frans
language_es = het Spaans
language_it = het Italiaans

list_and = { $before } en { $last }
list_or = { $before } of { $last }
counted = { $number ->
    [one] { $one }
   *[other] { $many }
}

skip = Naar de tekst
contents = Inhoud
languages = Talen
quick = Snel naar
margin = Hoort hierbij
pager = Verder lezen
previous = Vorige
next = Volgende
home = Begin
more = Meer
kept = Dit apparaat onthoudt je keuzes op deze pagina's, zoals je rol. Ze worden nergens heen gestuurd.
kept_forget = Vergeet alles
kept_forgotten = Vergeten: dit apparaat onthoudt niets van deze pagina's.
made_with = { $Playbook } van { $name }, gemaakt met ruimte.
title_on = { $title } – { $name }

values = Waarden
boundaries = Grenzen
examples = Voorbeelden
roles = Jouw ruimte
pages = Verder lezen
kind_value = Waarde
kind_boundary = Grens
kind_example = Voorbeeld
kind_counterexample = Tegenvoorbeeld
kind_role = Rol
kind_page = Bladzijde
may_i = Mag ik …?

values_title = Waar we voor staan
values_lead = { $count ->
    [one] Eén waarde. Ze helpt je kiezen als geen regel je vertelt wat je moet doen.
   *[other] { $number } waarden. Ze helpen je kiezen als geen regel je vertelt wat je moet doen.
}
boundaries_title = Grenzen
boundaries_lead = Zoek je vraag. Het antwoord staat erbij, met de reden en met woorden om het te zeggen.
examples_title = Voorbeelden
examples_lead = { $count ->
    [one] Eén situatie uit de praktijk, en wat er werd beslist.
   *[other] { $number } situaties uit de praktijk, en wat er werd beslist.
}
filters = Filter de voorbeelden
filters_kind = Toon
filters_value = over
filters_boundary = binnen
filters_role = van
filters_tag = met
filters_kind_label = Soort voorbeeld
filters_tag_label = Trefwoord
filters_any_kind = alle voorbeelden
filters_any_value = elke waarde
filters_any_boundary = elke grens
filters_any_role = elke rol
filters_any_tag = elk trefwoord
filters_only_example = voorbeelden om te volgen
filters_only_counterexample = tegenvoorbeelden
filters_all = { $count ->
    [one] Eén voorbeeld
   *[other] { $number } voorbeelden
}
filters_some = { $count ->
    [one] { $number } van één voorbeeld
   *[other] { $number } van { $total } voorbeelden
}
filters_none = Geen enkel voorbeeld heeft dit allemaal.
filters_clear = Toon alles
roles_title = Jouw ruimte
roles_lead = Kies je rol. Je ziet wat je zelf beslist, met wie je eerst overlegt en wat we nooit doen.
pages_title = Verder lezen
practise = Oefenen
practise_title = Wat doe jij?
practise_lead = Gevallen uit de praktijk, en gevallen net over de grens. Kies wat jij zou doen; daarna zie je wat het { $playbook } zegt, en waarom.
practise_as = Oefen als
practise_all = elke rol
practise_begin = Begin
practise_stop = Stop
practise_progress = { $x } van { $y }
practise_may = Ik beslis zelf
practise_ask = Ik overleg eerst
practise_never = Dit doen we nooit
practise_right = Ja, precies.
practise_other = Hier ligt het anders.
practise_next = Volgende geval
practise_end = Bekijk hoe het ging
practise_story = Het hele verhaal
practise_case = Verander dit geval
practise_done = Hoe het ging
practise_score = { $x } van de { $y } zoals het { $playbook } het zegt.
practise_others = Deze liggen anders
practise_more = Meer gevallen
practise_broken = De gevallen gaan hier niet open. Dit zijn er een paar.
practise_open = Wat zegt het { $playbook }?
practise_but = Hetzelfde geval, maar het antwoord op { $question } is { $new }, niet { $old }.
practise_but_amount = Hetzelfde geval, maar het gaat om { $new } in plaats van { $old }.
practise_but_first = Hetzelfde geval, maar er is al { $new } eerder gegeven, per { $period }.
practise_but_total = Hetzelfde geval, maar er is al { $new } eerder gegeven, per { $period }, in plaats van { $old }.
home_roles = Kies je rol
home_questions = Vragen van collega’s
home_values = Waar we voor staan
home_vision = Hoe we werken
home_figures = Wat de cijfers zeggen
home_pages = Verder lezen
all_questions = { $count ->
    [one] De vraag, met het antwoord
   *[other] Alle { $number } vragen
}
home_description = Wat je bij { $name } zelf beslist, met wie je eerst overlegt en wat we nooit doen.

we_do = Dit doen we
we_do_not = Dit doen we niet
value_examples = Zo zag het eruit
value_boundaries = Grenzen die hieruit volgen
value_statements = Wat de zelfscan erover vraagt

why = Waarom
group_may = Beslis zelf
group_ask = Overleg eerst
group_never = Dit doen we nooit
say = Zo kun je het zeggen
afterwards = Daarna
boundary_examples = Zo ging het eerder
boundary_values = Waarden waar dit op rust
boundary_related = Verwante grenzen
boundary_roles = Rollen die erin voorkomen
boundary_always = Geldt ook hier
always_line = Wat altijd geldt
always_title = Wat altijd geldt
always_intro = Deze gelden bij elke beslissing, voor iedereen.
always_here = Dit geldt bij elke beslissing, voor iedereen.
applies = Voor wie

setting_role = { $role }
moment = Het moment van de beslissing
moment_of = Het moment van de beslissing, { $number } van { $total }
what_happened = Wat er gebeurde
better = Wat beter was geweest
lesson = Wat we ervan meenemen
example_values = Waarden die dit laat zien
example_boundaries = Grenzen die beslissen
example_roles = Wie er besliste
example_tags = Trefwoorden
example_more = Meer voorbeelden zoals dit

reports_to = Je rapporteert aan
reported_by = Wie aan jou rapporteert
above_you = Boven jou
role_start = Je eerste weken
role_examples = Momenten in deze rol
role_asked = Jou wordt om raad gevraagd
role_asked_intro = Collega’s komen bij je voordat ze beslissen. Je geeft raad; wat zij mogen beslissen, blijft van hen.
role_asked_in_silence = Ook waar dit { $playbook } zwijgt, komen ze bij jou, en beslis jij.
path_tick = Gelezen: { $title }
path_read = { $count ->
    [0] Nog niets afgevinkt
   *[other] { $number } van { $total } gelezen
}
path_all = Alles gelezen
role_none = Nog geen enkele grens noemt deze rol.
room_always = Wat het ook kost, en wat de oorzaak ook is.

card = Je zakkaartje
card_of = Zakkaartje: { $role }
card_lead = Jouw ruimte, voor in je portemonnee.
card_print = Print het kaartje
card_how = Print op ware grootte (100%). Knip van hoek naar hoek. Vouw overlangs, met de tekst naar buiten, en dan heen en weer bij de streepjes ertussen.
card_date = Nieuwste regel: { $date }
card_mark = Regels { $mark }
card_goes_on = { $title } (vervolg)
card_code = QR-code: { $address }
brief_limit = { $money }

scan = Zelfscan
scan_lead = { $count ->
    [one] Eén uitspraak. Je antwoord blijft bij jou.
   *[other] { $number } uitspraken, een paar minuten. Je antwoorden blijven bij jou.
}
outcome = Je uitkomst
scan_counting = Kies bij elke uitspraak één antwoord en tel de punten erachter bij elkaar op. Het hoogste is { $number }.
scan_range = { $from } – { $to }
scan_open = { $count ->
    [one] Nog één open
   *[other] Nog { $number } open
}
scan_score = { $score } van { $highest }
scan_again = Begin opnieuw
scan_values = Waarden achter deze uitspraken

missing_title = Deze bladzijde is er niet
missing_lead = Misschien is ze verhuisd, misschien is ze geschrapt. Kijk in de inhoud, of begin vooraan.
missing_home = Naar de eerste bladzijde

mentioned = Genoemd op
first_weeks_of = In de eerste weken van
for_leaders = Voor { $leaders }
for_employees = Voor { $employees }
owner = Wie erop let
since = Geldt sinds
review_by = Opnieuw bekijken voor
source = Bron
feedback = Klopt hier iets niet, of kan het beter? Zeg het ons.
foreign_text = Nog niet vertaald: deze tekst staat er in { $language }.
foreign_line = Nog niet vertaald: in { $language }

yes = Ja
no = Nee
amount = het bedrag
amount_term = Bedrag
already = Eerder gegeven, per { $period }

verdict_may = Beslis zelf
verdict_ask = Overleg met { $whom }
verdict_never = Dit doen we nooit
decided_with = Hier beslist

everyone = Iedereen
roles_just = { $roles }
roles_only = Alleen { $roles }
roles_and_above = { $count ->
    [one] { $roles } en iedereen daarboven
   *[other] { $roles }, en iedereen boven hen
}
roles_and_below = { $count ->
    [one] { $roles } en iedereen daaronder
   *[other] { $roles }, en iedereen onder hen
}
clause_for = { $who }: { $rule }
per = { $amount } per { $period }
up_to = tot en met { $amount }
over = boven { $amount }

may_always = hoe dan ook, zonder te overleggen
may_when = als { $when }
may_limit = { $limit }
may_limit_when = { $limit }, als { $when }
ask_always = overleg altijd eerst met { $whom }
ask_when = overleg eerst met { $whom } als { $when }
ask_limit = overleg eerst met { $whom } { $limit }
ask_limit_when = overleg eerst met { $whom } { $limit }, als { $when }
never_always = nooit, wat er ook aan de hand is
never_when = nooit als { $when }
never_limit = nooit { $limit }
never_limit_when = nooit { $limit }, als { $when }

answer_yes = ja
answer_no = nee
anything_but = iets anders dan { $x }
when_answer = het antwoord op { $question } { $answer } is
when_answer_too = op { $question } { $answer }
when_amount = het bedrag { $answer } is
at_most = hoogstens { $x }
at_least = minstens { $x }
more_than = meer dan { $x }
less_than = minder dan { $x }
between = tussen { $x } en { $y }
exactly = precies { $x }
other_than = anders dan { $x }

silence_may_here = Staat je geval er niet bij? Beslis dan zelf.
silence_never_here = Staat je geval er niet bij? Dan doen we het niet.
silence_ask_here = Staat je geval er niet bij? Overleg dan eerst met { $whom }.
silence_may_everywhere = { silence_may_here } Dat geldt in dit hele { $playbook }.
silence_never_everywhere = { silence_never_here } Dat geldt in dit hele { $playbook }.
silence_ask_everywhere = { silence_ask_here } Dat geldt in dit hele { $playbook }.

where_answer = { $question } { $answer } is
where_if = als { $conditions }
where_money_if = { $money }, als { $conditions }
where_or = { $before }; of { $last }
at_once = { $amount } in één keer
any_amount = elk bedrag
above_up_to = meer dan { $x }, tot en met { $y }
above_at_most = meer dan { $x } en hoogstens { $y }
above_below = meer dan { $x }, minder dan { $y }
from_below = minstens { $x }, minder dan { $y }

told_may = Beslis zelf { $when }
told_ask = Overleg met { $whom } { $when }
told_never = Nooit { $when }
told_may_always = Beslis zelf, wat er ook speelt
told_ask_always = Overleg met { $whom }, wat er ook speelt
told_never_always = Dit doen we nooit
told_may_otherwise = Beslis anders zelf { $when }
told_ask_otherwise = Overleg anders met { $whom } { $when }
told_never_otherwise = Anders nooit { $when }
told_may_else = Beslis anders zelf
told_ask_else = Overleg anders met { $whom }
told_never_else = Anders doen we het niet
told_may_list = Beslis zelf:
told_may_otherwise_list = Beslis anders zelf:
told_may_rest_list = Beslis voor de rest zelf:
told_ask_list = Overleg met { $whom }:
told_ask_otherwise_list = Overleg anders met { $whom }:
told_asks_list = Overleg met de eerste die past:
told_asks_otherwise_list = Overleg anders met de eerste die past:
told_never_list = Nooit:
told_never_otherwise_list = Anders nooit:
told_consult_list = Overleg eerst, wie er ook beslist, tenzij je het zelf bent:
told_line_list = Overleg voor de rest met de eerste die mag beslissen:
room_every = wat er ook speelt
room_else = in alle andere gevallen
room_ask = { $whom }: { $when }
brief_consult = wie er ook beslist, { $asked }
brief_rest = voor de rest { $asked }
brief_line = voor de rest de eerste van deze mensen die mag beslissen: { $asked }
brief_nobody = niemand anders: { $when }

matrix = Wie mag wat beslissen
matrix_lead = Elke grens met elke rol: wat iemand zelf beslist, met wie die eerst overlegt en wat nooit gebeurt.
matrix_here = Wie beslist wanneer
matrix_role = Rol
matrix_download = Als tabel voor een rekenblad
matrix_always = Bij dit alles gaat voor wat altijd geldt: { $links }.
matrix_too_much = Hier zijn meer gevallen dan een tabel kan laten zien; de regels vertellen ze.
matrix_link = Alle grenzen in één tabel
answers = Het antwoord per rol

changes = Wat er veranderde
changes_lead = Wat er anders is dan in de vorige versie.
changes_lead_day = Wat er anders is sinds { $day }.
changes_lead_name = Wat er anders is sinds { $name }.
changes_lead_both = Wat er anders is sinds { $name }, { $day }.
changes_first = Dit is de eerste versie. Alles erin is nieuw.
changes_nothing = Er veranderde niets: alles staat er zoals het er stond, en niemand beslist meer of minder.
changes_for = Toon wat er veranderde voor
changes_everyone = elke rol
changes_wider = Meer ruimte
changes_narrower = Minder ruimte
changes_other = Anders dan eerst
changes_same = Aan deze ruimte veranderde niets.
changes_role_new = Nieuwe rol: { $role }.
changes_role_gone = Geen rol meer: { $role }.
changes_unknown = Hier is niet te zeggen wie meer of minder mag beslissen; de bladzijde vertelt wat nu geldt.
changes_unfinished = Hier is meer anders dan te vertellen valt; de bladzijde vertelt wat nu geldt.
changes_added = Nieuw
changes_changed = Staat er anders
changes_removed = Niet meer
changes_was = Eerst: { $text }
changes_files = Beelden en andere bestanden
changes_look = Hoe deze bladzijden eruitzien
changes_feed = Als feed
changes_entry = { $change }: { $title }
kind_playbook = { $Playbook }
now_may = Beslis vanaf nu zelf { $when }
now_may_always = Beslis vanaf nu zelf, wat er ook speelt
now_ask = Overleg vanaf nu met { $whom } { $when }
now_ask_always = Overleg vanaf nu met { $whom }, wat er ook speelt
now_never = Vanaf nu nooit { $when }
now_never_always = Dit doen we vanaf nu nooit
now_decides = Vanaf nu beslist { $who } uiteindelijk: { $when }
now_decides_self = Vanaf nu beslis jij uiteindelijk: { $when }
now_cases = in deze gevallen:
now_yourself = jij
before_may = eerst: beslis zelf
before_ask = eerst: overleg met { $whom }
before_never = eerst: nooit
before_decides = eerst: { $who }

boundary_says = Wat de grens zegt
proof_clause = Dit volgt uit { $clause }.
proof_line = Dit mag { $decides } beslissen: { $clause }.
proof_otherwise_may = Geen enkele regel noemt dit geval, dus { $decides } beslist.
proof_otherwise_ask = Geen enkele regel noemt dit geval, dus overleg met { $decides }.
proof_otherwise_never = Geen enkele regel noemt dit geval, dus doen we het niet.
proof_decides = Uiteindelijk beslist { $decides }.
proof_nearest = { $role } zou zelf beslissen { $when }.

helper_hint = een paar letters van je vraag
helper_find = Zoek je vraag met een paar letters
helper_found = { $count ->
    [0] Geen vraag heeft deze letters. Probeer een ander woord ervan.
    [one] Eén vraag
   *[other] { $number } vragen
}
helper_who = Wat is je rol?
helper_who_hint = Dit apparaat onthoudt het. Je kunt het altijd veranderen.
helper_as = Je rol, om te veranderen:
helper_back = Terug
helper_amount = Om welk bedrag gaat het?
helper_already = Wat is er al eerder gegeven, per { $period }?
helper_nothing = Nog niets
helper_unknown = Weet ik niet
helper_always = Is een van deze dingen het geval?
helper_always_hint = Dit gaat bij elke beslissing voor al het andere.
helper_none = Niets hiervan is het geval
helper_go_on = Verder
helper_number = Of typ het
helper_left = { $count ->
    [one] Nog één vraag
   *[other] Nog hoogstens { $number } vragen
}
helper_careful = Je weet nog niet alles. Dit is het voorzichtigste antwoord dat nog mogelijk is; het hangt af van wat je open liet.
helper_may = Wanneer je het zelf zou beslissen
helper_more_ways = Nog { $x } manieren
helper_examples = Zo ging het eerder
helper_answers = Wat je zei
helper_assumed = Dit is je niet gevraagd: hier gaan we van uit, tenzij jij iets anders zegt.
helper_open = Niet bekend
helper_change = Verander
helper_broken = Deze vraag gaat hier niet open. Haar pagina vertelt hetzelfde.
helper_again = Vraag iets anders
helper_share = Kopieer de link
helper_shared = Gekopieerd
helper_page = De hele grens
helper_decide = Beslis mijn geval

typed_empty = Er is nog niets ingevuld.
typed_number = Dit kunnen we niet als getal lezen.
typed_marks = Getallen schrijven we hier als { $x }.
typed_which = Dit kun je op twee manieren lezen. Wat bedoel je?
typed_negative = Een bedrag is nooit minder dan niets.
typed_digits = Dat zijn meer cijfers dan waarmee we kunnen rekenen.
typed_currency = Hier rekenen we in { $x }.
typed_hidden = Er staat een teken in dat niet te zien is.
typed_try = Probeer iets als { $x }.
typed_meant = Bedoelde je { $x }?

case_limit = { $amount } per { $period }
case_of = { $x } van { $limit }; nog { $left } over
case_sum = { $x } nu en { $before } eerder: samen { $sum } van { $limit }; nog { $left } over
case_before = { $x }; eerder gegeven: { $before }

given_lead = De link die je hier bracht, kunnen we zo niet lezen:
given_in_link = Zo schrijf je het in een link; in het veld hieronder schrijf je zoals altijd.
given_go_on = Ga verder zonder dit
given_of = `{ $name }`: { $message }
given_help = { $message }; { $help }
given_comma = in `{ $text }` staat een komma; schrijf duizendtallen zonder scheidingsteken, en een punt voor de decimalen: { $meant }
given_thousands = in `{ $text }` staan punten tussen de duizendtallen; schrijf duizendtallen zonder scheidingsteken: `{ $meant }`
given_two_ways = `{ $text }` kun je op twee manieren lezen; een punt voor drie cijfers staat in het ene land voor duizendtallen en in het andere voor decimalen: schrijf `{ $meant }`, of `{ $text }0` voor de breuk
given_number = `{ $text }` is geen getal; schrijf alleen cijfers, met een punt voor de decimalen: 2000 of 2000.50
given_digits = `{ $text }` heeft meer cijfers dan waarmee we kunnen rekenen
given_amount = `{ $text }` is geen bedrag; schrijf een getal en een valuta: 2000 EUR of 2000.50 EUR
given_code_first = `{ $text }` is geen bedrag; schrijf eerst het getal: `{ $meant }`
given_space = `{ $text }` is geen bedrag; schrijf duizendtallen zonder spatie: { $meant }
given_symbol = een bedrag heeft de letters van een valuta, niet `{ $text }`; schrijf { $meant }
given_symbol_alone = een bedrag heeft de letters van een valuta, niet `{ $text }`; schrijf een getal, en daarachter `{ $meant }`
given_either = { $meant } of { $other }
given_negative = `{ $text }` is minder dan niets; een bedrag is nooit negatief
given_currency = `{ $text }` is geen valuta
given_currency_code = `{ $text }` is geen valuta; een valuta schrijf je met de drie letters van de code: EUR, USD, GBP
given_no_currency = `{ $text }` zegt niet in welke valuta; schrijf `{ $text } EUR`, of zet `currency: EUR` in playbook.yaml
given_other_currency = `{ $name }` is in { $currency }, en `{ $boundary }` rekent in { $due }; geef het bedrag in { $due }
given_yes_no = `{ $text }` is geen ja of nee; schrijf `yes` of `no`
given_option = `{ $text }` staat niet bij de keuzes
given_fact = de grens `{ $boundary }` heeft geen feit `{ $name }`
given_period = geen enkele limiet van `{ $boundary }` loopt over `{ $name }`
given_no_totals = deze grens telt niets over een periode op
given_twice = `{ $name }` is twee keer opgegeven
given_role = `{ $name }` heeft geen rol `{ $text }`
given_boundary = `{ $name }` heeft geen grens `{ $text }`
given_always = `{ $text }` geldt altijd en wordt niet op zichzelf beslist; kies een andere grens, en geef het feit daar
given_meant = bedoelde je `{ $name }`?
given_only = er is alleen `{ $name }`
given_choose = kies uit { $names }

search = Zoeken
search_label = Zoek op een woord
search_hint = Meer woorden: pagina’s waar ze allemaal op staan. Een tikfout geeft niet.
search_open = Zoeken  /
search_key = De toets / opent het zoeken op elke pagina
search_found = { $number } gevonden
search_none = Niets gevonden. Probeer een ander woord, of minder woorden.
search_more = Typ nog een letter.
search_wait = Een ogenblik …
search_all = Toon alle { $number }
search_words = Op deze pagina:
search_roles = Rollen
search_pages = Verder lezen
search_scripts = Zoeken werkt met scripts, en die staan uit in deze browser; in deze lijsten staat alles.
