# Accanto al pulsante della matrice: che cosa cambierebbe un salvataggio. Lo script sostituisce { $count } con un numero.
matrix-servers =
    { $count ->
        [one] 1 server
       *[other] { $count } server
    }
matrix-rows =
    { $count ->
        [one] 1 riga
       *[other] { $count } righe
    }
# Il pulsante che prende la quantità salvata nel frattempo da altri.
matrix-theirs = Usa { $units }
# In una matrice grande, dietro il nome della riga: una pagina con quella sola riga.
matrix-edit-row = Modifica questa riga
matrix-all-rows = Mostra tutte le applicazioni
