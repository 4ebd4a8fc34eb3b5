# A escolha de um cliente.

licenses-products-for = Produtos para:
licenses-choose = Clientes
licenses-search = Procurar por nome ou número
licenses-search-submit = Procurar
licenses-customer = Cliente
licenses-customer-number = Número
licenses-no-customers = Ainda não há clientes
licenses-no-customers-text = Um cliente aparece aqui quando uma encomenda para ele é desbloqueada, ou quando autoriza a gestão das suas licenças.
licenses-none-found = Nada encontrado para “{ $search }”
licenses-all-customers = Todos os clientes

# A matriz.
licenses-title = Licenças
licenses-change-customer = { $customer }: escolher outro cliente
licenses-application = Aplicação
licenses-type = Tipo
licenses-used = Em uso
licenses-care = Manutenção
licenses-start = Início
licenses-term = Fim
licenses-save = Guardar configuração
licenses-add-server = Adicionar servidor
licenses-server-name = Nome
licenses-server-name-hint = Como se chama na sua rede, por exemplo rome-ucx-1.
licenses-server-name-error = Um nome tem de 1 a 64 caracteres.
licenses-server-name-taken = Já existe um servidor com este nome.
licenses-too-many-servers = Esta conta já tem o número máximo de servidores.
licenses-none = Ainda não há licenças
licenses-none-text = As licenças aparecem aqui quando uma encomenda é desbloqueada.
licenses-no-servers = Ainda não há servidores
licenses-no-servers-text = Um servidor é uma instalação do produto. Adicione um, dê-lhe quantidades e cole o seu token na instalação.

# Junto aos números de uma linha.
licenses-over = { $units } em excesso
licenses-next-change = depois { $units } ({ $date })
licenses-waiting = { $units } em espera
licenses-waiting-for-former = { $units } à espera da sua instalação anterior
licenses-disabled = desabilitado: não tem nada até ser habilitado
licenses-server-disabled = { $servers }: desabilitado. As quantidades mantêm-se como estão até ser habilitado. Nada foi guardado.
licenses-waiting-for = { $units } à espera de { $server }
licenses-releasing = { $units } a libertar

# Por trás de uma linha.
licenses-behind =
    { $count ->
        [one] { $count } licença por trás desta linha
       *[other] { $count } licenças por trás desta linha
    }
licenses-items = Artigos
licenses-units = Unidades
licenses-ordered = Encomendada
licenses-days = Dias

# Depois de guardar.
licenses-saved =
    Guardado: { $servers ->
        [one] { $servers } servidor
       *[other] { $servers } servidores
    }, { $rows ->
        [one] { $rows } linha
       *[other] { $rows } linhas
    }.
licenses-nothing-changed = Nada foi alterado, por isso nada foi guardado.
licenses-added = Servidor { $server } adicionado. Dê-lhe quantidades e guarde; o seu token fica então na sua página.
licenses-not-enough = { $wanted } pretendidas, { $available } disponíveis
licenses-not-a-quantity = Uma quantidade é um número inteiro, de 0 a 1.000.000.000.
licenses-changed-meanwhile = Era { $seen }, agora é { $now }.
licenses-conflict = Entretanto, outra pessoa guardou as células abaixo. Nada do que é seu foi guardado. O que escreveu mantém-se: altere-o, ou volte a guardar para substituir o da outra pessoa.
# Uma linha do resumo: uma linha da matriz e o que está errado nela.
licenses-row-error = { $application }: { $error }
licenses-cell-error = { $application }, { $server }: { $error }
