# Choosing among the customers whose licenses one may see.

chooser-lead = Whose licenses do you want to see?
chooser-none-text = Every word must begin a word of the customer's name or number.
chooser-recent = Looked at last
chooser-all = All customers …
