### Что люди пишут словами.

said-question = К чему это записать?
said-question-task = К какому мероприятию?
said-question-report = Записать как отчёт?
said-question-obstacle = Записать как затруднение? Куратор узнает.
said-question-extend = Попросить куратора перенести срок?
said-question-not-ours = Сообщить куратору, что это к вам не относится?
said-question-withdraw = Что отозвать?
said-question-snooze = О чём напомнить позже?
said-question-goes-on = Записать, что работа идёт?
said-question-add = { $name }: отчёт уже отправлен. Добавить эти слова к нему?
said-add = Добавить к отчёту
said-as-goes-on = в работе
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
said-button = Это кнопка под одним из сообщений. Здесь то, с чего начать:
said-unknown = Ответа на это у бота нет. Вот что можно написать:
said-no-curator = Куратора пока нет. Обратитесь в управление образования.
said-person = { $name }: { $role }, { $phone ->
        [none] телефон не записан
       *[other] телефон { $phone }
    }
said-nothing-returned = Возвратов, которые можно отозвать, нет.
said-no-person = Такого человека среди тех, кого знает бот, нет. Проверьте имя или назовите учреждение.
said-no-coordinator = У учреждения пока нет координатора. Попросите куратора пригласить его.
said-curators =
    { $count ->
        [one] Ваш куратор: { $names }.
       *[other] Ваши кураторы: { $names }.
    } { $asks ->
        [coordinator] Спросить может координатор кнопкой «Комментарий» на карточке.
       *[button] Спросить можно кнопкой «Комментарий» на карточке.
    }
said-office-curators =
    { $count ->
        [0] Куратора пока нет. Его приглашает администратор бота в разделе «Территории».
        [one] Куратор: { $names }.
       *[other] Кураторы: { $names }.
    }
said-curators-there = { $municipality }: { $count ->
        [0] куратора пока нет
       *[other] { $names }
    }.
said-requests-wait =
    { $count ->
        [0] Просьб о переносе срока сейчас нет.
       *[other] Просят перенести срок — { $count }:
    }
said-why = Почему так, бот не знает. Вот что видно по отчётам, а что мешает школам, покажут слова «у кого затруднения».
said-curator-decides =
    Принимает отчёты, возвращает их и переносит сроки куратор{ $count ->
        [0] , но его пока нет.
       *[other] : { $names }.
    } Вам видно всё: /summary
said-owe = { $number } ещё не сдали — { $count }:
said-curator-reminds = Напоминает школам куратор: { $names }.
said-owe-nobody = { $number }: все, от кого ждали отчёт, уже сдали.
said-colleagues =
    { $count ->
        [0] Отчитываетесь вы, других координаторов у учреждения нет.
        [one] Кроме вас отчитывается координатор: { $names }.
       *[other] Кроме вас отчитываются координаторы: { $names }.
    }
said-head-unreminded = Руководителю бот пишет только о давней просрочке. Сроки учреждения можно добавить в календарь: «сроки в календарь».
said-own-files = Файлы лежат на карточках мероприятий. Назовите номер, например «файлы { $number }».
said-others-are-of-office = Другие учреждения видит управление образования. Ваши цифры:
said-coordinators =
    { $count ->
        [one] Отчитывается координатор: { $names }.
       *[other] Отчитываются координаторы: { $names }.
    } Вам видно всё, изменить ничего нельзя.
say-title = Можно писать словами:
say-coordinator-1 = «{ $number } сделали» — отчёт
say-coordinator-2 = «можно { $other } до пятницы?» — другой срок
say-coordinator-3 = «не успеваем { $number }, учитель болеет» — затруднение
say-coordinator-4 = «что у меня горит» — что сдать сначала
say-coordinator-5 = «напомни в пятницу» — напомнить позже
say-head-1 = «что просрочено» — что опаздывает
say-head-2 = «когда срок по { $number }» — срок и статус
say-head-3 = «какие документы нужны по { $other }» — что приложить
say-head-4 = «что на этой неделе» — ближайшие сроки
say-head-5 = «кто куратор» — к кому обратиться
say-curator-1 = «что на проверке» — отчёты по очереди
say-curator-2 = «кто не отчитался по { $number }» — список
say-curator-3 = «напомни всем» — напомнить должникам
say-curator-4 = «открой { $other }» — мероприятие
say-curator-5 = «сводка по школам» — таблица
say-manager-1 = «сводка по школам» — таблица
say-manager-2 = «кто не отчитался» — список
say-manager-3 = «сводка за прошлый месяц» — за период
say-manager-4 = «рейтинг школ» — кто впереди и кто отстаёт
say-manager-5 = «сводка в Excel» — файлом
said-question-reason = Вернуть отчёт с этими словами?
said-return = Вернуть: { $name }
said-return-why = Какой отчёт вернуть? После нажатия спрошу причину.
said-pass-on = Передать школе как комментарий
said-passed-on = Передано школе, отчёт остаётся на проверке.
said-strange-school =
    Такого учреждения нет: { $schools }. { $keeps ->
        [yes] Проверьте название: /people
       *[no] Проверьте номер и название.
    }
said-joined =
    Учреждений: { $total }. { $without ->
        [0] За каждое есть кому отчитываться.
       *[other] Без координатора { $without }: { $names }. { $people ->
            [0] Пригласить пока некому: куратора нет.
           *[other] Приглашает куратор: { $curators }.
        }
    }
said-other-school = { $schools }: чужие отчёты видит только куратор. Вот что у вас:
said-reminds-nobody = Школа никому не напоминает: это делает куратор. Свои дела: /tasks
said-nothing-waits = На проверке такого отчёта нет. Всё, что ждёт: /review
said-no-number = Мероприятия { $number } в плане нет. Ближайшие по номеру:
said-no-number-of-yours = Мероприятия { $number } у вас нет. Ближайшие по номеру:
said-no-such-task = Такого мероприятия или школы в плане нет. Проверьте номер и название.
said-question-accept =
    { $count ->
        [one] Принять { $count } отчёт?
        [few] Принять { $count } отчёта?
       *[many] Принять { $count } отчётов?
    }
said-accept-all =
    { $count ->
        [1] Принять
       *[other] Принять все ({ $count })
    }
said-accept-or-return = Здесь и «принять», и «вернуть». Пока ничего не сделано, выберите:
said-orders = Здесь несколько распоряжений. Нажмите их по одному:
said-two-orders = Здесь два разных распоряжения, поэтому ничего не сделано. Напишите их по одному.
said-day-alone = Ничего не перенесено. Напишите целиком, например: «перенеси 1.4 школе 3 до четверга».
said-office-no-snooze = Напоминания школе откладывает её координатор. Когда бот пишет вам: /notifications
said-forbidden = Ничего не сделано, как вы и просите.
said-accept-later = В другой день бот сам не примет: отчёт подождёт.
said-accept-now = Принять сейчас
said-question-contact = Отправить куратору как вопрос?
said-as-contact = вопрос
said-mend-number = { $text }: записать { $now } вместо { $was }?
said-mend-number-do = Записать { $now }
said-number-mended = Число исправлено.
said-nobody-known = Ни человека, ни учреждения «{ $name }» бот не знает. Телефоны — на страницах учреждений.
own-reviews =
    { $did ->
        [accepted] Вы приняли отчётов
        [returned] Вы вернули отчётов
       *[reviewed] Вы проверили отчётов
    } ({ $of_what }): { $count }
own-reviews-line =
    { $name } · { $organisation } — { $verdict ->
        [accepted] принят
       *[returned] возвращён
    }
said-places-are-of-office = Места школ видит управление образования. Ваши цифры:
said-unclear-accept = Понятно не всё, поэтому ничего не принято. Отчёты по одному: /review
said-unclear-return = Понятно не всё, поэтому ничего не возвращено. Отчёты по одному: /review
said-unclear-move = Понятно не всё, поэтому срок не перенесён. На карточке нажмите «Перенести срок».
said-unclear-remind = Понятно не всё, поэтому никому не напомнили. Кому напомнить, выберите здесь: /debtors
said-one-by-one = По одному
said-take-your-time = Хорошо, жду. Напишите, когда будете готовы.
said-name-in-quotes = Если это название, возьмите его в кавычки: «{ $name }».
said-given-up = Хорошо, ничего не отправлено.
said-doubted = Записать этими словами: «{ $words }»?
said-doubted-yes = Да, записать
said-doubted-other = Это о другом
said-no-request-waits = Просьбы перенести срок сейчас нет, отзывать нечего. Чтобы попросить другой день, назовите мероприятие и дату: «можно 1.4 до 4 декабря».
said-nothing-to-withdraw-here = Отзывать нечего: отчёт не на проверке.
said-nothing-to-withdraw = Отзывать нечего: на проверке ничего нет.
