# The vendor's staff see the portal as an account does.

seeing-as = Sie sehen das Portal so, wie { $account } es sieht. Nichts kann geändert werden.
seeing-end = Zur eigenen Ansicht zurück
seeing-begin = Als dieses Konto sehen
seeing-refused = Sie sehen als jemand anderes
seeing-refused-text = Solange Sie das Portal als ein anderes Konto sehen, können Sie nur schauen und nichts ändern. Sehen Sie es zuerst wieder als Sie selbst.
seeing-said-begun = { $who } hat das Portal als { $what } angesehen
seeing-said-ended = { $who } sieht das Portal nicht mehr als { $what }
