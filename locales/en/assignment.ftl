### Who does what.

parties-title = Responsible · { $title }
parties-hint = Who does the activities of each of them:
parties-new-hint = New organisations join the list when you take the proposals.
parties-left = Still to be assigned: { $count }.
parties-line =
    { $name } — { $activities ->
        [one] { $activities } activity
       *[other] { $activities } activities
    }, { $target }
parties-none = The plan names nobody responsible.
parties-proposed = { $target } (as in an earlier plan)
parties-likely = probably { $target } ({ $reason })
parties-possible = perhaps { $target } ({ $reason }), please check
parties-button-take = Take the proposals ({ $count })
parties-button-possible =
    { $sure ->
        [0] Take the possible ({ $count })
       *[other] Take the possible ones too ({ $count })
    }
parties-button-all = Take { $count } and the possible, { $rest } elsewhere
parties-button-both = Take { $count }; { $rest } do not report here
parties-button-rest = The others do not report here ({ $count })
proposal-listed = is among the organisations
proposal-last-plan = as in the last plan
proposal-exact = the same name
proposal-numbers = by the numbers
proposal-kind = by the kind
proposal-abbreviation = by the abbreviation
proposal-post = by the post
proposal-spelling = spelt alike
proposal-person = by the surname
proposal-only-one = the only one of its kind
proposal-named = as the plan says
proposal-division = looks like a part of the office
proposal-unknown-person = not in the bot yet
answering-parties = Named in the plan: { $names }.
answering-schools =
    { $count ->
        [one] { $count } organisation reports
       *[other] { $count } organisations report
    } ({ $tasks ->
        [one] { $tasks } task
       *[other] { $tasks } tasks
    }): { $names }
answering-nobody = Nobody reports so far.
answering-exception-with = Added here alone: { $names }.
answering-exception-without = Left out here alone: { $names }.
answering-button-party = Another responsible
answering-button-organisation = One organisation
answering-button-everywhere = Wherever { $name } is
answering-choose-party = Who answers for this activity? Only this one changes.
answering-choose-organisation = Who reports on this activity? Only this one changes.
answering-joins = { $name } will answer for this activity too.
answering-leaves = { $name } no longer answers for this activity.
answering-made = • new tasks — { $count }{ $past ->
        [0] {""}
        [one] , { $past } past
       *[other] , { $past } past
    }
answering-cancelled = • cancelled tasks — { $count }
answering-kept = • tasks with reports that stay — { $count }
answering-same = No task changes.
answering-button-joins = Assign
answering-button-leaves = Do not assign
answering-changed = The responsibles are changed.
parties-button-past = With past deadlines
party-button-take = Take: { $target }
party-choose-person = Where does this person report? If they are not in the bot yet, tick the organisation and invite them.
party-person = { $name } · { $school }
party-invite = Invite · { $school }
party-now = Now: { $target }.
party-choose = Who shall do this? Organisations can be ticked one by one.
party-each = Each one that is ticked
party-no-organisations = There are no organisations yet. Add them under “People and organisations”.
target-unknown = nobody yet
target-doubtful = nobody yet, say who
target-foreign = nobody yet, no organisation is called so
target-all-schools = all schools
target-all = all organisations
target-all-kindergartens = all kindergartens
target-all-extracurricular = all extracurricular organisations
target-nobody = nobody reports in the bot
target-group = group “{ $name }”
target-several = { $name } and { $count } more
target-button-all-schools = All schools
target-button-all = All organisations
target-button-all-kindergartens = All kindergartens
target-button-all-extracurricular = All extracurricular
target-button-nobody = Nobody
target-button-group = Group “{ $name }”
target-new = a new organisation, “{ $name }”
target-chosen = ✓ { $name }
