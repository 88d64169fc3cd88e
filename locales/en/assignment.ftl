### Who does what.

parties-title = Responsible · { $title }
parties-hint = Who does the activities of each of them:
parties-line =
    { $name } — { $activities ->
        [one] { $activities } activity
       *[other] { $activities } activities
    }, { $target }
parties-none = The plan names nobody responsible.
parties-proposed = { $target } (as in an earlier plan)
party-now = Now: { $target }.
party-choose = Who shall do this? Organisations can be ticked one by one.
party-no-organisations = There are no organisations yet. Add them under “People and organisations”.
target-unknown = nobody yet
target-all-schools = all schools
target-all = all organisations
target-nobody = nobody reports in the bot
target-group = group “{ $name }”
target-several = { $name } and { $count } more
target-button-all-schools = All schools
target-button-all = All organisations
target-button-nobody = Nobody
target-button-group = Group “{ $name }”
target-chosen = ✓ { $name }
