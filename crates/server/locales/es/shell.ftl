# Lo que rodea a cada página y lo que hace el teclado.

# Abre la navegación en un teléfono.
shell-menu = Menú
shell-keys = Teclas
shell-key-search = Buscar en esta página
shell-key-palette = Ir a cualquier sitio
shell-key-rows = Fila siguiente y anterior; Intro la abre
shell-search-in = Buscar en { $place }
shell-close = Cerrar

shell-offline = Sin conexión. Lo que ha escrito permanece aquí; se podrá guardar en cuanto vuelva la conexión.
shell-stale = Esta página se abrió hace tiempo y puede que algo haya cambiado desde entonces.
shell-reload = Recargar
# Debajo de una lista: todo lo que encuentra la búsqueda, como archivo.
shell-csv = Descargar como CSV
shell-first-page = Primera página
shell-next-page = Página siguiente
# Una lista como archivo.
shell-too-many-rows-title = Demasiadas filas
shell-too-many-rows = Un archivo contiene { $most } filas como máximo y hay más. No se ha escrito nada. Limite la búsqueda e inténtelo de nuevo.
shell-alerts = Alertas
shell-pages = Páginas
