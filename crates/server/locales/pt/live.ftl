# Páginas que mudam por si.

live-changed = Esta página foi atualizada.
live-opening = Um fluxo abre-se com os cabeçalhos claviger-session, -nonce e -mac.
live-no-room = Este nó já mantém abertos todos os fluxos que pode. Comunique com a frequência que lhe foi indicada e peça de novo um fluxo dentro de { $wait } segundos.
live-too-many-streams = Uma chave mantém { $most } fluxos ao mesmo tempo, e um nó não mais do que aqueles para que tem espaço. Termine um, ou tente de novo mais tarde.
live-too-many-pages = Há mais páginas suas a mudar por si do que é possível ao mesmo tempo. Esta ficou como foi carregada.
