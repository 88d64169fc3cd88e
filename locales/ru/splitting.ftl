### Одно мероприятие делят на два.

split-ask-title = «{ $name }» станет двумя мероприятиями. Напишите формулировку второго. Задачи, отчёты и файлы останутся у первого.
split-ask-term = Какой срок у второго? Прежний: { $meaning }. Напишите другой или оставьте его.
split-same-term = Тот же срок
split-ask-documents = Какие документы переходят ко второму? Отметьте их. Если нужен другой документ, напишите какой.
split-document = { $count ->
    [1] { $name }
   *[other] { $name } ({ $count })
}
split-ask-new-document = Какой документ нужен для второго? Напишите, например: «справка». Если никакой, нажмите «Дальше».
split-next = Дальше
split-part = Второе мероприятие: { $name }
split-term = Срок: { $meaning }
split-documents = Нужно: { $names }
split-no-documents = Документов не нужно.
split-reach =
    Новые задачи получат { $organisations ->
        [one] { $organisations } учреждение
        [few] { $organisations } учреждения
       *[many] { $organisations } учреждений
    }. Сообщим координаторам: { $people }.
split-reach-nobody = Учреждениям ничего нового не поручено.
split-sure = Разделить
split-done = Мероприятие разделено.
