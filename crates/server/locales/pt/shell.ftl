# O que está à volta de cada página, e o que o teclado faz.

# Abre a navegação num telefone.
shell-menu = Menu
shell-keys = Teclas
shell-key-search = Procurar nesta página
shell-key-palette = Ir para qualquer lugar
shell-key-rows = Linha seguinte e anterior; Enter abre-a
shell-search-in = Procurar em { $place }
shell-close = Fechar

shell-offline = Sem ligação. O que escreveu fica aqui; pode ser guardado assim que a ligação voltar.
shell-stale = Esta página foi aberta há algum tempo, e pode ter havido alterações desde então.
shell-reload = Recarregar
# Abaixo de uma lista: tudo o que a pesquisa encontra, como ficheiro.
shell-csv = Descarregar em CSV
shell-first-page = Primeira página
shell-next-page = Página seguinte
# Uma lista como ficheiro.
shell-too-many-rows-title = Demasiadas linhas
shell-too-many-rows = Um ficheiro contém no máximo { $most } linhas, e há mais. Nada foi escrito. Restrinja a pesquisa e tente de novo.
shell-alerts = Alertas
shell-pages = Páginas
