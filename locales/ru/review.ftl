### Проверка отчётов.

rules = Что проверять
rules-title = Какие отчёты проверять? Нажмите, чтобы включить или выключить проверку. Отдельное мероприятие — в его карточке, «Решить».
rules-none = Действующих дорожных карт пока нет.
rules-on = ✓ { $title }
rules-off = { $title } — без проверки
rules-exceptions = { $title }: отдельных мероприятий с другим правилом — { $count }.
review-empty = Всё проверено, новых отчётов нет.
review-title = На проверке { $count } · { $organisation }
review-delivered = Сдано { $day }
review-delivered-in-time = Сдано в срок, { $day }
review-delivered-late = Сдано с опозданием: { $day }, срок был { $deadline }
review-claims-not-applicable = Школа пишет, что мероприятие к ней не относится.
review-said = { $name }: «{ $words }»
review-no-files = Файлов нет.
review-accept = Принять
review-return = Вернуть
review-next = Следующее
review-card = Карточка
review-write = Написать
review-ask-reason = Почему возвращаете? { $number }, { $organisation }.
review-ask-words = Напишите, что исправить. Координатор получит ваши слова.
review-take-back = Отозвать возврат
review-ask-take-back = Отозвать возврат: { $title } · { $organisation }?
review-taken-back = Возврат отозван, отчёт снова на проверке: { $title } · { $organisation }
review-accepted = Принято: { $title } · { $organisation }
review-returned = Возвращено: { $title } · { $organisation }. Причина: «{ $reason }»
review-reason-document = Не тот документ
review-reason-signature = Нет подписи
review-reason-incomplete = Неполные данные
review-reason-unreadable = Файл не открывается
review-agree = Согласиться
review-list = Списком
review-list-title = На проверке: { $count }
review-line-claim = «не относится к нам»
review-line-late = с опозданием
review-line-files =
    { $count ->
        [0] без файлов
        [one] { $count } файл
        [few] { $count } файла
       *[many] { $count } файлов
    }
review-more-files =
    { $count ->
        [one] Ещё { $count } файл — в карточке.
        [few] Ещё { $count } файла — в карточке.
       *[many] Ещё { $count } файлов — в карточке.
    }
review-accept-page = Принять показанные ({ $count })
review-accepted-many =
    { $count ->
        [one] Принят { $count } отчёт.
        [few] Принято { $count } отчёта.
       *[many] Принято { $count } отчётов.
    }
review-changed-many = Изменились, пока вы смотрели: { $count }. Откройте их отдельно.
review-left = Осталось { $count }
review-mend =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
review-mend-chosen =
    { $count ->
        [one] • { $count } день
        [few] • { $count } дня
       *[many] • { $count } дней
    }
reasons-edit = Свои причины
reasons-title = Сейчас предлагаются причины:
reasons-ask = Пришлите свой список, по одной причине в строке, не больше восьми.
reasons-usual = Вернуть обычные
reasons-saved = Список причин сохранён.
review-again = Повторно, после возврата от { $day }.
review-rejected-files = Файлы, которые уже возвращали: { $files }
