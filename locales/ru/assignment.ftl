### Кому поручено.

parties-title = Ответственные · { $title }
parties-hint = Кому поручить мероприятия каждого из них:
parties-new-hint = Новые учреждения появятся в списке, когда вы возьмёте предложенное.
parties-left = Осталось назначить: { $count }.
parties-line =
    { $name } — { $activities ->
        [one] { $activities } мероприятие
        [few] { $activities } мероприятия
       *[many] { $activities } мероприятий
    }, { $target }
parties-none = В плане не названо ни одного ответственного.
parties-proposed = { $target } (как в прошлом плане)
parties-likely = вероятно, { $target } ({ $reason })
parties-possible = возможно, { $target } ({ $reason }), проверьте
parties-button-take = Взять предложенное ({ $count })
parties-button-possible =
    { $sure ->
        [0] Взять возможное ({ $count })
       *[other] Взять с возможными ({ $count })
    }
parties-button-all = Взять { $count } с возможными, { $rest } не здесь
parties-button-both = Взять { $count }, остальные не здесь ({ $rest })
parties-button-rest = Остальные отчитываются не здесь ({ $count })
proposal-listed = есть среди учреждений
proposal-last-plan = как в прошлом плане
proposal-exact = то же название
proposal-numbers = по номерам
proposal-kind = по виду учреждений
proposal-abbreviation = по сокращению
proposal-post = по должности
proposal-spelling = похоже написано
proposal-person = по фамилии
proposal-only-one = другого такого нет
proposal-named = так в плане
proposal-division = похоже на отдел управления
proposal-unknown-person = в боте этого человека ещё нет
answering-parties = В плане названы: { $names }.
answering-schools =
    { $count ->
        [one] Отчитывается { $count } учреждение
        [few] Отчитываются { $count } учреждения
       *[many] Отчитываются { $count } учреждений
    } ({ $tasks ->
        [one] { $tasks } задача
        [few] { $tasks } задачи
       *[many] { $tasks } задач
    }): { $names }
answering-nobody = Пока никто не отчитывается.
answering-exception-with = Отдельно добавлены: { $names }.
answering-exception-without = Не отчитываются только здесь: { $names }.
answering-button-party = Другой ответственный
answering-button-organisation = Одно учреждение
answering-button-everywhere = Везде, где { $name }
answering-choose-party = Кто отвечает за это мероприятие? Изменится только оно.
answering-choose-organisation = Кто отчитывается по этому мероприятию? Изменится только оно.
answering-joins = { $name } будет отвечать и за это мероприятие.
answering-leaves = { $name } больше не отвечает за это мероприятие.
answering-made = • новых задач — { $count }{ $past ->
        [0] {""}
        [one] , { $past } прошла
       *[other] , { $past } прошли
    }
answering-cancelled = • отменится задач — { $count }
answering-kept = • останется задач с отчётами — { $count }
answering-same = Задачи не изменятся.
answering-button-joins = Поручить
answering-button-leaves = Не поручать
answering-changed = Ответственные изменены.
parties-button-past = С прошедшими сроками
party-button-take = Взять: { $target }
party-choose-person = Где отчитывается этот человек? Если его ещё нет в боте, отметьте учреждение и пригласите.
party-person = { $name } · { $school }
party-invite = Пригласить · { $school }
party-now = Сейчас: { $target }.
party-choose = Кому это поручить? Учреждения можно отметить по одному.
party-each = Каждому отмеченному
party-no-organisations = Учреждений пока нет. Добавьте их в разделе «Люди и учреждения».
target-unknown = не назначено
target-doubtful = не назначено, укажите кому
target-foreign = не назначено, среди учреждений нет
target-all-schools = все школы
target-all = все учреждения
target-all-kindergartens = все детские сады
target-all-extracurricular = все учреждения дополнительного образования
target-nobody = никто не отчитывается в боте
target-group = группа «{ $name }»
target-several = { $name } и ещё { $count }
target-button-all-schools = Все школы
target-button-all = Все учреждения
target-button-all-kindergartens = Все детские сады
target-button-all-extracurricular = Всё доп. образование
target-button-nobody = Никому
target-button-group = Группа «{ $name }»
target-new = новое учреждение «{ $name }»
target-chosen = ✓ { $name }
