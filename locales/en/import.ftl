### Reading a plan: where things stand and what is doubtful.

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
problem-hidden-row = The row is hidden in the file but was read. Check whether it is needed.
problem-table-skipped = The table does not look like a plan and was skipped; rows in it: { $rows }. It begins: “{ $text }”.
problem-header-guessed = The table has no header. The columns were told by their content; check that they are right.
