# Was vom Lager jemanden braucht, auf Startseiten.

stockstart-low = { $name }: noch { $left } auf Lager, weniger als { $below }. Fügen Sie einen Aktivierungsschlüssel hinzu oder bestellen Sie nach.
stockstart-answer = { $from } bietet Ihnen { $units } von { $name } an: Nehmen Sie bis { $date } an oder lehnen Sie ab.
stockstart-waiting = { $to } hat auf Ihr Angebot von { $units } von { $name } noch nicht geantwortet; es endet am { $date }.
stockstart-more =
    { $count ->
        [one] Eine weitere Übertragung wartet auf Antwort.
       *[other] { $count } weitere Übertragungen warten auf Antwort.
    }
