# Contas: a lista, uma delas e uma nova.

accounts-title = Contas
accounts-search = Procurar por nome ou número
accounts-search-submit = Procurar
accounts-kind = Tipo
accounts-kind-any = Todos os tipos
accounts-kind-vendor = Fabricante
accounts-kind-distributor = Distribuidor
accounts-kind-reseller = Revendedor
accounts-kind-customer = Cliente
accounts-none = Nada encontrado
accounts-none-text = Cada palavra deve ser o início de uma palavra do nome ou do número da conta.
accounts-all = Todas as contas
accounts-new = Nova conta
accounts-make = Criar a conta
accounts-save = Guardar as alterações
accounts-change = Alterar
accounts-made = Conta criada.
accounts-changed = Alterações guardadas.
accounts-changed-meanwhile = Entretanto, outra pessoa alterou esta conta. As suas alterações não foram guardadas, mas o que escreveu mantém-se: compare com os dados acima e volte a guardar para os substituir.

accounts-facts = Dados
accounts-number = Número
accounts-number-hint = Tal como consta nos registos do fabricante.
accounts-name = Nome
accounts-country = País
accounts-country-hint = Duas letras maiúsculas, como IT.
accounts-zone = Fuso horário
accounts-zone-hint = Determina quando começam e terminam os seus dias, como Europe/Rome.
accounts-language = Idioma
accounts-orders-to = Endereço para encomendas
accounts-orders-to-hint = Para onde vão os e-mails sobre as suas encomendas, salvo se uma encomenda indicar outro. Os parceiros têm um.
accounts-above = Distribuidor
accounts-above-hint = O número do distribuidor ao qual um revendedor compra; vazio se não houver nenhum.
accounts-nobody = nenhum

accounts-users = Utilizadores
accounts-partners = Parceiros
accounts-customers = Clientes
accounts-orders = Encomendas
accounts-events = Eventos
accounts-servers = Servidores
accounts-licenses = Licenças
accounts-profile = Perfil
# O nome dos links entre as páginas de uma conta.
accounts-pages = Páginas desta conta

# O que está errado num dado.
accounts-wrong-number = Um número tem de 1 a 64 caracteres.
accounts-wrong-number-taken = Outra conta tem este número.
accounts-wrong-name = Um nome tem de 1 a 200 caracteres.
accounts-wrong-country = Um país indica-se com duas letras maiúsculas, como IT.
accounts-wrong-zone = Esse fuso horário não existe. Use um nome como Europe/Rome.
accounts-wrong-language = Escolha um dos idiomas.
accounts-wrong-orders-to = Um endereço de e-mail tem a forma nome@example.com.
accounts-wrong-kind = Escolha distribuidor, revendedor ou cliente.
accounts-wrong-above-unknown = Nenhuma conta tem este número.
accounts-wrong-above = Só um distribuidor pode estar acima de um revendedor; acima das outras contas não está ninguém.

# Funções.
accounts-role-administrator = Administrador
accounts-role-licenses = Licenças
accounts-role-support = Suporte
accounts-role-read-only = Só leitura
accounts-role-operator = Operador
accounts-role-engineer = Engenheiro
accounts-role-support-manager = Responsável de suporte
accounts-role-regional-manager = Responsável regional
accounts-role-auditor = Auditor

# Os idiomas, pelos seus próprios nomes.
accounts-language-en = English
accounts-language-it = Italiano
accounts-language-de = Deutsch
accounts-language-fr = Français
accounts-language-es = Español
accounts-language-pt = Português
accounts-language-ar = العربية

# As contas a que se pertence.
accounts-own = As suas contas
accounts-own-lead = Pertence a várias contas. Escolha a que quer consultar; o que pode fazer difere de uma para outra.
accounts-own-role = A sua função
accounts-nav = Contas
accounts-nav-own = Conta
# Antes do nome da conta em que se está, para quem não vê onde aparece.
accounts-within = Conta:
