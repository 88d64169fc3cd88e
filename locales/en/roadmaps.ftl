### A roadmap: from its file to its tasks, and its changes.

place-document = the document as a whole
place-sheet = sheet “{ $name }”
place-page = page { $number }
place-table = table { $number }
place-row = row { $number }
place-column = column { $number }
problem-term-unknown = { $name }: the deadline “{ $term }” is not understood. Give the dates.
problem-term-inferred = { $name }: the deadline “{ $term }” is understood with an assumption. Check the dates.
problem-term-missing = { $name }: there is no deadline. Give one or leave it without.
problem-party-missing = { $name }: no responsible is named. Assign one.
problem-party-left-out = { $name }: “{ $text }” among those responsible was not understood. Add it if it is one of them.
problem-party-column-missing = The table has no column of responsible parties. Assign them yourself.
problem-title-missing = The row has no name of an activity. Write it in.
problem-row-unread = “{ $text }”: it is not clear what this row belongs to. Look it up in the document.
problem-row-shifted = “{ $text }”: the cells do not stand under their columns; the row was read with a shift. Check it.
problem-row-joined = “{ $text }”: the row was taken for a continuation of activity { $name }. Check that it is not an activity of its own.
problem-number-repeated = Number { $name } is in this section already.
problem-title-repeated = { $name }: the same activity with the same deadline is there already ({ $other }).
problem-period-inferred = The document does not name the period of the plan. By the deadlines it is { $start } – { $end }; confirm or correct it.
problem-period-missing = The document does not name the period of the plan, and the deadlines do not tell it. Give it.
problem-extra-windows = { $name }: the result column names reporting dates “{ $term }”. Confirm that reports are due then too.
problem-column-unknown = The column “{ $column }” was not taken into the plan.
problem-hidden-row = Rows are hidden in the file and were not read: { $count }. They begin: “{ $text }”. If they are needed, show them and send the file again.
problem-hidden-column = Columns are hidden in the file and were not read: { $count }. They begin: “{ $text }”. If they are needed, show them and send the file again.
problem-hidden-sheet = The whole table is hidden in the file and was not read. If it is needed, show it and send the file again.
problem-no-value = The formula “{ $text }” was never computed; cells read as empty: { $count }. Open the file, save it and send it again.
problem-table-skipped = The table does not look like a plan and was skipped; rows in it: { $rows }. It begins: “{ $text }”.
problem-points-read = There is no table of activities: they were taken from the numbered points. Check deadlines and responsibles.
problem-header-guessed = The table has no header. The columns were told by their content; check that they are right.
meaning-day = { $day } { $month } { $year }
meaning-until = by { $day }
meaning-and = { $days } and { $last }
meaning-more = { $days } and { $count } more
meaning-repeated = { $often }: { $days }
meaning-every-day =
    { $interval ->
        [one] every day
       *[other] every { $interval } days
    }
meaning-every-week =
    { $interval ->
        [one] every week
       *[other] every { $interval } weeks
    }
meaning-every-month =
    { $interval ->
        [one] every month
       *[other] every { $interval } months
    }
meaning-every-quarter =
    { $interval ->
        [one] every quarter
       *[other] every { $interval } quarters
    }
meaning-every-half-year =
    { $interval ->
        [one] every half year
       *[other] every { $interval } half years
    }
meaning-every-year =
    { $interval ->
        [one] every year
       *[other] every { $interval } years
    }
meaning-every-school-term = every school term, but the dates of the terms are not set
meaning-continuous = all the time
meaning-continuous-span = all the time, from { $start } to { $end }
meaning-continuous-until = all the time, until { $end }
meaning-on-event = on an event: “{ $condition }”
meaning-no-deadline = no deadline
meaning-missing = no term given
meaning-unknown = not understood
period-academic = academic year { $years } ({ $start } – { $end })
period-year = { $year } ({ $start } – { $end })
period-years = { $first }–{ $last }
period-days = { $start } – { $end }
import-which = Is this a roadmap or a report?
import-is-plan = Roadmap
import-is-report = Report
import-drop = Neither
import-dropped = All right, the file has not been kept.
import-no-municipality = A plan or a list of organisations needs a municipality. Add one and send the file again.
import-whose = Whose plan is this?
import-pasted-name = plan of a message.txt
import-reading = Reading the document…
import-read =
    Reading the document… { $tables ->
        [one] { $tables } table
       *[other] { $tables } tables
    }, { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
import-several =
    { $count ->
        [one] The file holds { $count } plan
       *[other] The file holds { $count } plans
    }, each with a title and years of its own:
import-several-all = Each was read by itself and is put in force with its own button.
import-several-rest = The first { $shown } are below, the rest wait in “Roadmaps”. Each is put in force with its own button.
import-file-gone = That file is no longer in the chat. Send it again.
draft-title =
    The plan has been read: { $activities ->
        [one] { $activities } activity
       *[other] { $activities } activities
    }, { $sections ->
        [0] no sections
        [one] { $sections } section
       *[other] { $sections } sections
    }
draft-period-inferred = The period was taken from the terms; check it.
draft-period-missing = The period was not found. Set it: without it the plan cannot be put in force.
draft-terms = Terms: { $understood } understood, { $open } for you to decide
draft-terms-continuous = continuous — { $count }
draft-terms-school-terms = waiting for the school calendar — { $count }
draft-terms-on-event = on an event — { $count }
draft-terms-unknown = not understood — { $count }
draft-terms-inferred = inferred — { $count }
draft-terms-missing = not given — { $count }
draft-terms-clear = All terms are understood
draft-confirm = To confirm besides: { $count } (dates in the results, repetitions)
draft-no-organisations = There are no organisations yet, so nobody can be assigned. Send their names, one a line, or press “Add organisations”.
draft-button-organisations = Add organisations
draft-likely = • { $names } — { $target }
draft-likely-sure = probably { $target }
draft-likely-possible = perhaps { $target } (please check)
draft-likely-foreign = probably do not report here
draft-likely-doubtful = say who does it
draft-parties =
    Responsible: { $parties ->
        [one] { $parties } name
       *[other] { $parties } names
    }, { $known ->
        [0] to be assigned
       *[other] { $known } known
    }
draft-proposed = from earlier plans — { $count }
draft-documents =
    { $documents ->
        [0] No documents are named
       *[other] Documents: { $documents }{ $names }
    }
draft-indicators = Indicators: { $count }
draft-problems = Remarks on the document: { $count }. They are in “Reading in Excel”.
counted-label = { $label } · { $count }
counted =
    { $total ->
        [0] no tasks
        [one] { $total } task
       *[other] { $total } tasks
    }{ $past ->
        [0] {""}
       *[other] , { $past } past
    }
counted-each =
    { $total ->
        [0] no deadlines
        [one] { $total } deadline in all
       *[other] { $total } deadlines in all
    }{ $past ->
        [0] {""}
       *[other] , { $past } past
    }
counted-short = { $total }{ $past ->
        [0] {""}
       *[other] {" "}({ $past } past)
    }
counted-each-short = { $total }{ $past ->
        [0] {""}
       *[other] {" "}({ $past } past)
    }
draft-tasks =
    { $total ->
        [one] { $total } task
       *[other] { $total } tasks
    }{ $past ->
        [0] , all of them ahead
       *[other] : { $ahead } ahead, { $past } past
    }
draft-tasks-none =
    In force as it is, it makes no tasks: { $missing ->
        [organisations] there are no organisations yet.
        [parties] nobody is assigned yet.
        [terms] deadlines are still to be decided.
       *[deadlines] no deadline lies ahead.
    }
draft-unasked =
    Nobody reports on { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }.
draft-over = The period of the plan is over: put in force as it is, everything would be overdue. What is it for?
draft-kept = The plan “{ $title }” is kept as history: it has no tasks. It can be copied to the next year.
draft-past-left = Deadlines that have passed: { $count }. They get no tasks.
draft-past-made = Deadlines that have passed: { $count }. They will get tasks.
draft-button-past = Passed ones too
draft-button-history = Keep as history, no tasks
draft-button-carry = Copy to { $period }
draft-button-load = Load of schools
draft-button-no_past = Without passed ones
draft-button-terms = Terms ({ $count })
draft-button-parties = Responsible ({ $count })
draft-button-parties-known = Responsible
draft-button-all = Show all
draft-button-excel = Reading in Excel
draft-button-period = Period
draft-button-name = Name
draft-button-confirm = Put in force
draft-button-discard = Discard
draft-discarded = The plan has been discarded, nothing was kept.
draft-confirmed = Now in force: { $title }.
draft-confirmed-tasks =
    { $tasks ->
        [0] Nothing has been assigned to organisations yet.
        [one] { $tasks } task has been assigned. The bot will remind of the deadlines.
       *[other] { $tasks } tasks have been assigned. The bot will remind of the deadlines.
    }
draft-confirmed-alone =
    { $count ->
        [one] { $count } organisation with tasks has no coordinator: there is nobody to remind yet.
       *[other] { $count } organisations with tasks have no coordinator: there is nobody to remind yet.
    }
draft-button-invite =
    Invite · { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
draft-button-join = I report · { $name }
draft-confirmed-undecided = Terms without a decision: { $count }. Until a term is decided its activity is assigned to nobody.
draft-confirmed-unassigned = Responsible parties without organisations: { $count }. Until they are assigned their activities are assigned to nobody.
draft-marked = Marked as done in the file: { $count }. Their tasks can be accepted as done.
draft-button-marks =
    Accept by the marks · { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }
plan-marks-taken = Accepted as done: { $count }.
draft-confirmed-undo = This can be undone until the first report.
load-title = Load by month
load-full =
    { $count ->
        [0] Nobody gets more than { $limit } tasks in a week.
        [one] More than { $limit } tasks in a week: { $count } organisation.
       *[other] More than { $limit } tasks in a week: { $count } organisations.
    }
load-none = Nobody is asked for anything yet: assign the responsibles.
load-line =
    { $name } — { $tasks ->
        [one] { $tasks } task
       *[other] { $tasks } tasks
    }
load-year = { $year }: { $months }
load-month = { $month } — { $count }
load-week = • week of { $day }: { $count }
load-weeks-more = • more weeks: { $count }
draft-asked-now = Now: { $value }.
draft-ask-period = Write the period of the plan: “2026/27”, “2026” or two dates: 01.09.2026 – 31.08.2027.
draft-ask-name = Write a short name of at most 60 letters. It stands on cards and buttons.
changes-of = This is a changed state of the plan “{ $title }”.
changes-title = another title of the plan
changes-period = another period of the plan
changes-none = Nothing in it has changed.
changes-added = added — { $count }
changes-removed = removed — { $count }
changes-stay = stay though the file has them not — { $count }
changes-split = split into parts — { $count }
changes-reworded = new wording — { $count }
changes-rescheduled = new term — { $count }
changes-moved = another place or number — { $count }
changes-reassigned = other responsible parties — { $count }
changes-results = another result — { $count }
changes-others = something else in other columns — { $count }
changes-marks = another mark of what is done — { $count }
changes-columns = new columns: { $names }
changes-kept = Reports and files stay. Schools learn of new deadlines and tasks once the changes are in force.
changes-tasks = What becomes of the tasks:
changes-tasks-none = Tasks stay as they are.
changes-tasks-new = new — { $count }
changes-tasks-moved = with a new deadline — { $count }
changes-tasks-withdrawn = cancelled — { $count }
changes-tasks-withdrawn-reported = cancelled although reported on — { $count }
changes-tasks-past = of the new and the moved ones, past their deadline — { $count }
changes-tasks-kept = kept with their reports — { $count }
changes-line-columns = New columns: { $names }. What they say will be on the cards.
changes-numbers = Only the number is another one: { $numbers }
changes-line-added = Added
changes-line-split =
    { $count ->
        [one] Split. Tasks and reports stay here, a new part: { $parts }.
       *[other] Split. Tasks and reports stay here, new parts: { $parts }.
    }
changes-line-added-part = Added: was a part of { $name }
changes-line-added-term = Term: { $term }
changes-line-added-parties = Responsible: { $names }
changes-line-title =
    Title of the plan:
    was “{ $before }”,
    is “{ $after }”
changes-line-period = Period: { $before } → { $after }
changes-line-removed =
    { $count ->
        [0] Removed
       *[other] Removed. Tasks with reports: { $count }
    }
changes-line-kept = The file has it not. It stays with its reports.
changes-button-unkeep = Do not keep the removed ones ({ $count })
changes-button-keep = Keep what was reported on ({ $count })
changes-line-term = Term: { $before } → { $after }
changes-line-number = Number: { $before } → { $after }
changes-line-section = Section: { $before } → { $after }
changes-line-parties = Responsible: { $before } → { $after }
changes-line-other = { $name }: { $before } → { $after }
changes-was-title = Before: “{ $before }”
changes-nothing = none
changes-button-list = What has changed
changes-button-new = It is another plan
changes-button-apply = Put changes in force
changes-applied = The changes of “{ $title }” are in force.
changes-applied-counts =
    Tasks with a new deadline — { $moved }, new tasks — { $added }, cancelled — { $cancelled }. { $told ->
        [0] No coordinators are told.
       *[other] Coordinators to be told: { $told }.
    }
changes-applied-undo = This can be taken back until somebody reports on what has changed.
changes-button-back = Take it back
changes-button-back-card = Back to the plan before
changes-back-sure = Take “{ $title }” back to what it was before the changes of { $day }?
changes-back-restored = tasks owed again — { $count }
changes-back-moved = tasks with their former deadline — { $count }
changes-back-cancelled = new tasks cancelled — { $count }
changes-taken-restored = tasks owed again — { $count }
changes-taken-moved = tasks that have their former deadline again — { $count }
changes-taken-cancelled = new tasks that were cancelled — { $count }
changes-sure-back = Take it back
changes-taken-back = The plan “{ $title }” is what it was before the changes.
changes-again = The changed file can be sent again.
decision-head = Term { $ordinal } of { $total } · { $name }
decision-term = “{ $term }”
decision-reading = I understand: { $meaning }.
decision-reading-year = I understand: { $meaning } (the year is that of the plan).
decision-reading-weeks = I understand: { $meaning } (the first week of a month is the 1st to the 7th).
decision-reading-outside = I understand: { $meaning } (this is outside the period of the plan).
decision-reading-inferred = I understand: { $meaning } (this was inferred; check it).
decision-unknown = I do not understand which days these are.
decision-missing = No term is given.
decision-on-event = The term depends on an event. Set a date now or, once it is known, in the list of activities: until then there is no deadline.
decision-rhythm-head =
    Without a last day: { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }
decision-rhythm-first = for example { $name }: “{ $term }”
decision-rhythm = How often shall schools be asked what has been done? One answer for all of them.
decision-school-head =
    By the school calendar: { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }
decision-school = When are your school terms and holidays? This is asked once. You can look at the dates and change them.
school-title = School calendar · { $years }
school-none = Not set yet.
school-about = It tells what “once a term”, “in the holidays” and “by the end of term I” mean.
school-quarter = Quarter { $number }: { $days }
school-trimester = Trimester { $number }: { $days }
school-holidays = holidays: { $days }
school-days = { $first } – { $last }
school-more-years =
    And { $count ->
        [one] { $count } more school year
       *[other] { $count } more school years
    } with the usual dates.
school-effect-none = These dates change no deadline of a plan.
school-effect =
    The deadlines of { $terms ->
        [one] { $terms } activity
       *[other] { $terms } activities
    } will be read again.
school-effect-made = • new tasks — { $count }
school-effect-moved = • tasks with a new deadline — { $count }
school-effect-cancelled = • cancelled tasks — { $count }
school-effect-asked = • terms to be decided anew — { $count }: their tasks come with the decision. They are in the plan, in “Terms”.
school-button-quarters = Quarters
school-button-trimesters = Trimesters
school-button-type = Type the dates
school-button-save = Save
school-saved = The school calendar is saved.
school-ask = Type the terms of the { $years } school year in order: “1.09–25.10, 5.11–28.12, 9.01–22.03, 1.04–26.05”. Or only the holidays: “каникулы 26.10–4.11, 29.12–8.01, 23.03–31.03”.
decision-extra = The result names reporting dates: “{ $term }”.
decision-extra-add = Shall they report then too: { $meaning }?
decision-repeated = The same activity with the same term is there already: { $rival }. Keep both?
decision-done = All terms are decided.
decision-postponed = Left for later: { $count }. You can come back to them any day.
decision-button-ok = Right
decision-others = Inferred in the same way:
decision-other = • { $number } “{ $term }” — { $meaning }
decision-button-ok-every = All of these are right ({ $count })
decision-button-ok-all = Right for all like it ({ $count })
decision-button-year = A year later: { $year }
decision-button-other = Another term
decision-button-type = Give a term
decision-button-date = Set a date
decision-button-none = No deadline
decision-button-none-all = None for all like it ({ $count })
decision-button-wait = No deadline yet
decision-button-wait-all = None yet for all ({ $count })
decision-button-add = Add
decision-button-add-all = Add for all ({ $count })
decision-button-skip = Not needed
decision-button-leave = Without { $day }
decision-button-keep = Keep
decision-button-remove = Remove this one
decision-button-later = Later
decision-rhythm-monthly = Once a month
decision-rhythm-quarterly = Once a quarter
decision-rhythm-half-yearly = Once in half a year
decision-rhythm-at-end = At the end
term-ask = { $name }. Write the term in Russian: «до 15 мая», «сентябрь, апрель», «ежеквартально».
term-button-again = Write it otherwise
term-taken = The term has been noted.
plans-title = Roadmaps
plans-none = There are no roadmaps yet. Send the file of a plan (Word, Excel, PDF or text) or take the template: /template
plans-hint = A new plan or a changed one: send its file.
plans-line-draft = { $title } — draft
plans-line-active = { $title } — { $done } of { $tasks } done
plans-line-finished = { $title } — finished, { $done } of { $tasks } done
plan-draft = A draft, not in force yet.
plan-active = In force.
plan-finished = Finished.
plan-counts = { $done } of { $tasks } done, { $submitted } to review, { $overdue } overdue.
plan-no-tasks = Nothing has been assigned to organisations yet.
plan-undecided = Terms without a decision: { $count }.
plan-button-lines = Activities
plan-button-add = Add an activity
plan-button-copy = For the next year
plan-button-finish = Finish
plan-button-resume = Take up again
plan-button-undo = Undo
plan-button-draft = ‹ To the plan
plan-button-plans = ‹ To the list
plan-undo-sure =
    Undo “{ $title }”? { $tasks ->
        [0] {""}
        [one] { $tasks } task will be cancelled and nobody will be reminded.{" "}
       *[other] { $tasks } tasks will be cancelled and nobody will be reminded.{" "}
    }The plan becomes a draft again: deadlines and responsibles that you decided stay.
plan-undone =
    { $tasks ->
        [0] Undone.
        [one] Undone, { $tasks } task cancelled.
       *[other] Undone, { $tasks } tasks cancelled.
    } It is a draft again: mend it and put it in force once more.
plan-finish-sure = Finish “{ $title }”? Nobody will be reminded any more; reports and summary stay.
plan-sure-undo = Undo
plan-sure-finish = Finish
plan-sure-no = Keep
plan-copied = The plan has been carried over. Check it and put it in force.
lines-title = Activities · { $title }
line-term = Term: “{ $term }” — { $meaning }
line-no-term = Term: { $meaning }
line-undecided = the term is to be decided
line-parties = Responsible: { $names }
line-no-parties = Nobody is named as responsible
column-result = Result
column-mark = Mark in the file
column-other-columns = Also in the plan
line-tasks = Tasks: { $tasks }, done { $done }.
line-button-answering = Responsibles
line-button-term = Another term
line-button-title = Wording
line-rhythm = Asked: { $rhythm }
line-button-number = Number
line-button-section = Section
line-button-result = Result
line-button-rhythm = How often to ask
line-button-see = ‹ To the activity
line-ask-number = Write the new number of “{ $name }”. If it has none, write a dash: –
line-ask-result = Write in Russian what is expected: «аналитическая справка», «не менее 80 % школ». The bot takes the documents from it. If nothing is, write a dash: –
line-ask-section = To which section should “{ $name }” move?
line-ask-rhythm = How often to ask what has been done? One answer for everything that goes on in “{ $title }”.
line-moved = The section has been changed.
line-rhythm-changed = Noted.
line-button-split = Split in two
line-button-cancel = Remove from the plan
line-button-back = ‹ To the activities
line-cancel-sure = Remove “{ $name }” from the plan? Open tasks will be cancelled; reports and files stay.
line-sure-cancel = Remove
line-cancelled = The activity has left the plan.
line-ask-title = Write the new wording of “{ $title }”.
new-ask-title = Write the title of the new activity.
new-ask-term = Write the term in Russian: «до 15 мая», «сентябрь, апрель». If there is none, write a dash: –
new-ask-section = In which section?
new-ask-party = Who is responsible?
new-no-section = No section
new-no-party = Nobody named
new-added = Added.
template-name = Plan template.xlsx
template-caption = Fill in the table and send the file here: the bot reads it as any plan.
template-sheet = Plan
template-column-number = №
template-column-title = Мероприятие
template-column-term = Срок
template-column-party = Ответственные
template-column-result = Результат
template-example-number = 1.1
template-example-title = Мониторинг посещаемости занятий
template-example-term = до 25 декабря { $year }
template-example-party = ОО
template-example-result = аналитическая справка
template-hints = Hints
template-hint-what = Column
template-hint-how = How to fill it in
template-hint-number = The number; a row with a number and a title but no term and nobody responsible is a section.
template-hint-title = What is to be done, in one line.
template-hint-term = «до 15 мая { $next }», «сентябрь, апрель», «ежеквартально», «постоянно».
template-hint-party = With commas: «УО, ОО». Who that is you tell the bot once.
template-hint-result = What is to be handed in: «справка», «приказ», «не менее 80% педагогов».
reading-name = Reading of { $title }.xlsx
reading-sheet = Activities
reading-column-number = No
reading-column-section = Section
reading-column-title = Activity
reading-column-term = Term
reading-column-meaning = Understood as
reading-column-state = State
reading-column-party = Responsible
reading-state-decided = clear
reading-state-open = to be decided
reading-problems = Remarks
reading-column-where = Where
reading-column-problem = What to check
news-title = The plan “{ $title }” has changed.
news-moved = New deadlines
news-added = New activities
news-restored = In the plan again, your report is kept
news-cancelled = No longer needed
news-line = { $name } — { $until }
news-line-bare = { $name }
news-more = and { $count } more
split-ask-title = “{ $name }” will be two activities. Write the wording of the second one. Tasks, reports and files stay with the first.
split-ask-term = What is the term of the second? The first one's is: { $meaning }. Write another one in Russian, or keep it.
split-same-term = The same term
split-ask-documents = Which documents go to the second? Mark them. If another document is wanted, write which.
split-document =
    { $count ->
        [1] { $name }
       *[other] { $name } ({ $count })
    }
split-ask-new-document = Which document is wanted for the second? Write it, for example “справка”. If none, press “Go on”.
split-next = Go on
split-part = The second activity: { $name }
split-term = Term: { $meaning }
split-documents = Wanted: { $names }
split-no-documents = No documents are wanted.
split-reach =
    { $organisations ->
        [one] { $organisations } organisation gets
       *[other] { $organisations } organisations get
    } new tasks. { $people ->
        [0] Nobody to be told: they have no coordinators.
       *[other] Coordinators to be told: { $people }.
    }
split-reach-nobody = Nothing new is asked of any organisation.
split-sure = Split
split-done = The activity has been split.
