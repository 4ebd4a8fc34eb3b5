# Palavras-passe: o que podem ser, e o que fazer quando uma é esquecida.

password-hint = Pelo menos 12 caracteres. O melhor são algumas palavras de que se lembre.
password-length = Uma palavra-passe tem de 12 a 200 caracteres.
password-common = Esta palavra-passe é uma das que se tentam primeiro. Use algumas palavras que não tenham relação entre si.
password-own = Uma palavra-passe não é o próprio nome nem o próprio endereço. Use algumas palavras que não tenham relação entre si.
password-wrong = A palavra-passe não está correta.
password-forgotten = Esqueceu a palavra-passe?
password-forgotten-text = Indique o endereço com que inicia sessão. Se for conhecido aqui, receberá um e-mail com um link para escolher outra palavra-passe.
password-send = Enviar o link
password-sent = Veja o seu e-mail
password-sent-text = Se o endereço que indicou for conhecido aqui, está a caminho dele um e-mail com um link. O link é válido durante uma hora. Se não chegar nenhum e-mail, verifique o endereço e tente de novo.
password-choose = Escolher outra palavra-passe
password-choose-text = Esta será a palavra-passe de { $email }. A sessão é terminada em todos os lugares, e volta a iniciá-la com ela.
password-new = Nova palavra-passe
password-choose-button = Usar esta palavra-passe
password-bad-link = Este link não é válido, ou já não o é
password-bad-link-text = Um link num e-mail é válido uma só vez, durante algum tempo, e só o mais recente o é. Nada foi alterado. Se ainda precisar dele, peça que o e-mail seja reenviado.
