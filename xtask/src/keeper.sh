# Keeps a private server: keeper HOME COMMAND...
# Standard input is a pipe held open by whoever wants the server. Nothing is ever written to it: its end means stop.
home=$1
shift
exec 3<&0
"$@" </dev/null >"$home/log" 2>&1 3<&- &
server=$!
{
    cat <&3
    # Once it has ended by itself, its process id may be someone else's.
    [ -e "$home/ended" ] || kill -INT "$server"
} &
wait "$server"
echo "$?" >"$home/ended"
# If it ended by itself, its log is wanted until they have gone.
cat <&3
rm -rf "$home"
