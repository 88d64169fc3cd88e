### People: municipalities, organisations, groups, roles, invites, privacy.

municipalities-title = The municipalities of this bot.
municipalities-none = There are no municipalities yet. Add the first one: the district or town of an education office.
municipalities-add = Add
municipalities-ask-name = What is the municipality called? For example: Zarechny district.
municipalities-ask-zone = Which time does the municipality live by?
municipalities-card =
    <b>{ $name }</b>
    Time: { $zone }
    Organisations: { $organisations }, people: { $people }
municipalities-next-curator = Next: invite a curator, who adds the organisations and sends the plan. If that is you, press “I am the curator”.
municipalities-next-organisations = Next: the curator adds the organisations and sends the plan.
municipalities-next-own = Next: add the organisations under “People and organisations”, then send the file of the plan here.
municipality-rename = Name of the municipality
municipality-ask-name = Write the new name of the municipality. Now: { $name }
municipalities-curate = I am the curator
municipalities-curated = You are a curator now: { $name }.
zone-kaliningrad = Kaliningrad (UTC+2)
zone-moscow = Moscow (UTC+3)
zone-samara = Samara (UTC+4)
zone-yekaterinburg = Yekaterinburg (UTC+5)
zone-omsk = Omsk (UTC+6)
zone-krasnoyarsk = Krasnoyarsk (UTC+7)
zone-irkutsk = Irkutsk (UTC+8)
zone-yakutsk = Yakutsk (UTC+9)
zone-vladivostok = Vladivostok (UTC+10)
zone-magadan = Magadan (UTC+11)
zone-kamchatka = Kamchatka (UTC+12)
whoami = { $name }, Telegram number { $id }.
whoami-nobody = No role yet. Ask the curator for an invite.
hand-over = Hand over to a colleague
hand-over-choose = The work of which organisation?
hand-over-confirm =
    Hand the work over to a colleague: { $organisation }.
    The bot will send a link. When the colleague opens it, you will get no more reminders; activities and reports stay with the organisation.
hand-over-link = Make the link
people-none = This part is for curators. The administrator of the bot invites them under “Municipalities”.
people-title = People and organisations · { $municipality }
people-organisations =
    { $count ->
        [0] There are no organisations yet. Add them as a list, one a line.
       *[other] Organisations: { $count }
    }
people-without = Without a coordinator: { $count }. Send them an invite or hand out a sheet of QR codes.
people-coordinators = Coordinators: { $count }
people-unreachable =
    { $count ->
        [one] The bot cannot write to { $count } coordinator. Please call.
       *[other] The bot cannot write to { $count } coordinators. Please call them.
    }
people-all = Organisations
people-home = People and organisations
people-missing = Without a coordinator ({ $count })
people-sheet = Sheet of QR codes
people-office = Curators and managers
colleague-unreachable = { $name } (the bot cannot write)
member-unreachable = The bot cannot write: most likely its chat is blocked. Call them.
member-replace = Hand over to a colleague
member-replace-hint = When the colleague opens the link, the role passes to them and this one ends.
member-end = End the role
member-confirm-end =
    End the role: { $name }, { $place }?
    Access and reminders end at once; the reports stay.
member-ended = The role has ended: { $name }, { $place }.
organisations-all = Organisations: { $count }
organisations-without = Without a coordinator: { $count }
organisations-closed = Closed: { $count }
organisations-show-all = All
organisations-show-without = Without a coordinator
organisations-show-closed = Closed
organisations-nothing = There is nothing here.
organisations-none = There are no organisations yet. Press the button that adds a list.
organisations-add = Add a list
organisations-ask =
    Send the names, one a line, or an Excel file with the list.
    The bot knows a school, a kindergarten or a centre by its name; you can correct it later.
list-title =
    The list has { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
list-new = New: { $count }
list-same = Known: { $count }
list-closed = Closed, and stay so: { $count }
list-changed = Other details: { $count }
list-alike = Alike, perhaps the same: { $count }
list-more = and { $count } more
list-mails = E-mail addresses are not kept in the bot, left out: { $count }.
list-left-out = No organisations, left out: { $count } ({ $rows })
list-groups = Groups: { $groups }
list-invited =
    The coordinator stands after the name: { $count ->
        [one] { $count } invite will be in such a name.
       *[other] { $count } invites will be in such names.
    }
list-unsaid = The list does not say whose names these are: for now they are taken for those of heads.
list-unsaid-coordinators = The list does not say whose these names are: for now they are taken for those of coordinators.
list-past = Deadlines that have passed: { $count }. New organisations are not asked for them.
list-nothing = There is nothing to change.
list-field-coordinator = coordinator
list-field-head = head
list-field-phone = telephone
list-field-coordinator-phone = coordinator’s telephone
list-field-full-name = full name
list-field-groups = groups
list-button-new = Add { $new }
list-button-changed = Change { $changed }
list-button-both = Add { $new }, change { $changed }
list-button-coordinators = They are coordinators
list-button-heads = They are heads
list-button-past = With the past ones
list-button-others = Alike ones are others: add { $count }
list-button-plan = It is a plan
list-button-undo = Undo the list
list-waiting = Next say who is responsible in “{ $title }”, then invite the coordinators.
list-taken-changed = Organisations changed: { $count }.
list-undone = The list was taken back.
list-undone-restored = Names and telephones as they were, organisations: { $count }.
list-undone-gone = Organisations removed: { $count }.
list-undone-closed = Closed, since they have tasks, people or a place in a plan: { $count }. They are among “Closed”.
organisations-added =
    { $count ->
        [0] There are no new organisations.
        [one] { $count } organisation was added.
       *[other] { $count } organisations were added.
    }
organisations-next = Now invite the coordinators: one by one under “Organisations” or with a sheet of QR codes.
organisation-kind = Kind: { $kind }
organisation-without = { $name } — no coordinator
organisation-closed = Closed: no reports are expected, the history is kept.
organisation-groups = Groups: { $groups }
organisation-people =
    { $count ->
        [one] Coordinator: { $names }
       *[other] Coordinators: { $names }
    }
organisation-heads =
    { $count ->
        [one] Head: { $names }
       *[other] Heads: { $names }
    }
organisation-listed = Coordinator in the list: { $name }. The invite will be in this name.
organisation-listed-head = Head in the list: { $name }.
organisation-nobody = There is no coordinator: nobody gets the reminders.
organisation-tasks = Activities
organisation-tasks-title = Activities · { $name }
organisation-tasks-nothing = Everything has been handed in and reviewed.
organisation-open = The organisation
organisation-owed = Reports expected: { $count }
organisation-invite = Invite
organisation-invite-head = Invite the head
organisation-join = I report
organisation-joined = You now report for “{ $name }”. The bot will remind you of deadlines.
organisation-kinds = Kind
organisation-rename = Rename
organisation-close = Close
organisation-reopen = Open again
organisation-confirm-reopen = Open { $name } again? Tasks of plans in force come back.
organisation-reopen-past = Deadlines that have passed: { $count }. Nobody asks for them.
organisation-ask-kind = What is it: { $name }?
organisation-ask-name = Write the new name. Now: { $name }
organisation-confirm-close = Close { $name }? Reports expected: { $count }, they will be cancelled. It can be opened again at any time.
groups = Groups
groups-title = Groups of organisations. Activities of a plan can be assigned to a group.
groups-none = There are no groups yet. A group helps when a plan does not concern everybody: “town”, “village”.
groups-add = New group
groups-ask-name = What is the group called? For example: village schools.
privacy =
    The bot keeps your name and Telegram number, your phone if you wrote it down, role and organisation, reports, comments and the files that you sent.
    They are seen by the people of your organisation and by the curators and managers of the municipality; the name and phone of a curator by the organisations too. Nobody else gets them.
    Lists and personal data of children are not to be sent to the bot (Russian laws 149-FZ and 152-FZ).
privacy-stranger =
    The bot keeps nothing of you. When you come in by an invite it keeps your name and number in Telegram, your role, reports and files; people of your organisation and municipality see them. You can remove them here: /privacy.
privacy-kept-with-plan = { $municipality }: files are kept as long as the roadmap.
privacy-kept-days =
    { $municipality }: files are kept { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after they were sent, and longer while an activity is unfinished. Names of files stay in the reports.
privacy-words-with-plan = Reports, comments and the reasons of returns are kept as long as the roadmap.
privacy-words-days =
    Comments and the reasons of returns are kept { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, and longer while a task is unfinished. Who reported and when stays as long as the roadmap.
privacy-forget = Remove my data
privacy-confirm =
    Remove your name, Telegram number, phone, roles and settings? The reminders will stop.
    Reports, comments, files and entries of the log stay without your name and number: the organisation and the municipality account for their work by them. Where the office has written your name into a plan or a list of organisations, it stays there: ask your curator to take it away. To come back you will need a new invite.
privacy-forget-sure = Remove
privacy-forgotten = Your data is removed. To begin again, open a new invite from the curator.
