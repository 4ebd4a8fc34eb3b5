# O que está errado numa encomenda ou num ficheiro de encomendas: dito junto ao campo, na pré-visualização de um ficheiro e pela API.

mistake-number = Um número de encomenda tem de 1 a 64 letras, algarismos, espaços e sinais.
mistake-country = Um país escreve-se com duas letras maiúsculas, como IT, DE, GB.
mistake-lines = Uma encomenda tem de 1 a { $most } linhas.
mistake-sku = “{ $sku }” não está no catálogo.
mistake-sku-nearest = “{ $sku }” não está no catálogo. Quis dizer { $nearest }?
mistake-end-of-life = Este produto foi vendido até { $day }, e a data da encomenda é posterior. Use o seu sucessor.
mistake-stock-twice = Este produto já está numa linha anterior. Uma encomenda traz uma chave de ativação por produto: some os artigos.
mistake-items = Uma linha tem de 1 a { $items } artigos, e não mais de { $units } unidades no total.
mistake-sold-as = Este produto não se vende assim. Vende-se como: { $models }.
mistake-first-missing = É necessário um primeiro dia: o da subscrição, ou o da manutenção de uma licença perpétua.
mistake-last-missing = É necessário um último dia: o da subscrição, ou o da manutenção de uma licença perpétua.
mistake-last-out-of-place = O último dia é o primeiro ou posterior, e no máximo { $years } anos depois.
mistake-no-days = Uma licença perpétua sem plano de manutenção não tem primeiro nem último dia. Deixe ambos vazios, ou indique um plano.
mistake-care-undated = A manutenção tem um primeiro e um último dia, ou um número de meses (care_months) que começa quando o produto é registado.
mistake-care-months = A manutenção sem dias dura de 1 a { $most } meses.
mistake-days-and-months = A manutenção tem um primeiro e um último dia ou um número de meses, não ambos.
mistake-months-of-subscription = A manutenção de uma subscrição tem os dias da própria subscrição. Omita o número de meses.
mistake-months-without-care = Os meses de manutenção exigem um plano de manutenção. Indique-o: { $plans }.
mistake-care-missing = Uma subscrição inclui manutenção. Indique o plano: { $plans }.
mistake-code = Um código de licença tem de 1 a 64 letras, algarismos e hífenes.
mistake-code-taken = O código “{ $code }” é de outra licença. Use outro, ou omita-o.
mistake-price-unsound = Um preço não é inferior a zero, e a sua moeda são três letras maiúsculas.

# O que não pode ser lido como aquilo que deve ser.
mistake-items-unread = “{ $given }” não é um número de artigos. Escreva um número inteiro, como 4.
mistake-months-unread = “{ $given }” não é um número de meses. Escreva um número inteiro, como 12.
mistake-price-unread = “{ $given }” não é um preço. Escreva o montante como 1299.00, e a moeda como EUR.
mistake-day-unread = “{ $given }” não é um dia. Escreva-o como 2027-08-07.
mistake-model-unread = “{ $given }” não é um modelo de licença. Use um destes: { $known }.
mistake-care-unread = “{ $given }” não é um plano de manutenção. Use um destes: { $known }.
mistake-reseller-unknown = Nenhum revendedor tem o número “{ $number }”.
mistake-distributor-unknown = Nenhum distribuidor tem o número “{ $number }”.
mistake-another-kind = “{ $number }” é o número de outro tipo de conta: { $kind }.
mistake-customer-number = Um número de cliente tem de 1 a 64 caracteres.
mistake-customer-name = O cliente “{ $number }” é novo. Indique o seu nome, de 1 a 200 caracteres.
mistake-customer-renamed = O cliente “{ $number }” tem outro nome nos registos do fabricante. Indique esse, ou omita o nome.
mistake-time-zone = “{ $given }” não é um fuso horário. Use um nome como Europe/Rome.
mistake-no-recipient = { $buyer } não tem endereço para encomendas. Indique o destinatário do e-mail.
mistake-email = Um endereço de e-mail tem a forma nome@example.com.
mistake-language = Esse idioma não existe. Use um destes: { $known }.
mistake-differs = A encomenda efetuada tem aqui “{ $placed }”, e não “{ $sent }”.

# De um ficheiro como tal.
mistake-file-too-large = O ficheiro tem mais de { $bytes } bytes. Envie-o por partes.
mistake-file-empty = O ficheiro está vazio. A sua primeira linha indica as colunas: { $columns }.
mistake-file-no-rows = Não há nenhuma linha abaixo do cabeçalho. Cada linha é uma linha de uma encomenda.
mistake-file-utf-16 = O ficheiro está em UTF-16. Guarde-o como CSV em UTF-8.
mistake-file-not-utf-8 = Há aqui um carácter que não está em UTF-8. Guarde o ficheiro como CSV em UTF-8.
mistake-file-nul = Há aqui um NUL, portanto isto não é texto. Guarde o ficheiro como CSV em UTF-8.
mistake-file-unreadable = Isto não pode ser lido como CSV: { $why }
mistake-file-behind-quote = Há algo depois das aspas que fecham uma célula. As aspas dentro de uma célula escrevem-se duas vezes.
mistake-file-open-quote = As aspas que se abrem aqui nunca se fecham.
mistake-file-too-many-rows = Um ficheiro tem no máximo { $most } linhas. Envie-o por partes.
mistake-file-cells = Células nesta linha: { $found }, no cabeçalho: { $wanted }. Uma célula que contenha “{ $separator }” precisa de aspas.
mistake-file-unknown-column = Não existe a coluna “{ $column }”. As colunas são: { $columns }.
mistake-file-column-twice = A coluna “{ $column }” aparece duas vezes. Mantenha uma delas.
mistake-file-column-missing = Falta a coluna “{ $column }”.
mistake-file-said-otherwise = A mesma encomenda tem “{ $first }” na linha { $line }. Repita esse valor, ou deixe a célula vazia.
mistake-file-language-alone = Um idioma sem destinatário. Indique também recipient_email, ou deixe esta célula vazia.
mistake-file-more =
    { $count ->
        [one] Segue-se mais { $count } erro.
       *[other] Seguem-se mais { $count } erros.
    }
