# Auswahl unter den Kunden, deren Lizenzen man sehen darf.

chooser-lead = Wessen Lizenzen möchten Sie sehen?
chooser-none-text = Mit jedem Suchwort muss ein Wort im Namen oder in der Nummer des Kunden beginnen.
chooser-recent = Zuletzt angesehen
chooser-all = Alle Kunden …
