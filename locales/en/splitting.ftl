### One activity is made two.

split-ask-title = “{ $name }” will be two activities. Write the wording of the second one. Tasks, reports and files stay with the first.
split-ask-term = What is the term of the second? The first one's is: { $meaning }. Write another one in Russian, or keep it.
split-same-term = The same term
split-ask-documents = Which documents go to the second? Mark them. If another document is wanted, write which.
split-document = { $count ->
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
    } new tasks. Coordinators to be told: { $people }.
split-reach-nobody = Nothing new is asked of any organisation.
split-sure = Split
split-done = The activity has been split.
