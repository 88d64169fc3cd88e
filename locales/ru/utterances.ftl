### Что люди пишут словами.

said-question = К чему это записать?
said-question-task = К какому мероприятию?
said-question-report = Записать как отчёт?
said-question-obstacle = Записать как затруднение? Куратор узнает сразу.
said-question-extend = Попросить куратора перенести срок?
said-question-not-ours = Сообщить куратору, что это к вам не относится?
said-question-withdraw = Какой отчёт отозвать?
said-question-snooze = О чём напомнить позже?
said-as-unknown = комментарий
said-as-report = отчёт
said-as-obstacle = затруднение
said-as-extend = перенести
said-as-not-ours = не наше
said-as-withdraw = отозвать
said-as-snooze = позже
said-other = Другое…
said-drop = Не нужно
said-dropped = Хорошо, ничего не записано.
said-gone = Исходное сообщение удалено. Напишите ещё раз.
said-which = О каком мероприятии речь?
said-no-such = Такого мероприятия у вас нет. Откройте список.
said-greet = Здравствуйте.
said-unknown = Ответа на это у бота нет. Вот что можно написать:
said-no-curator = Куратора пока нет. Обратитесь в управление образования.
said-no-coordinator = У учреждения пока нет координатора. Попросите куратора пригласить его.
said-curators =
    { $count ->
        [one] Ваш куратор: { $names }.
       *[other] Ваши кураторы: { $names }.
    } Спросить можно кнопкой «Комментарий» на карточке.
said-coordinators =
    { $count ->
        [one] Отчитывается координатор: { $names }.
       *[other] Отчитываются координаторы: { $names }.
    } Вам видно всё, изменить ничего нельзя.
