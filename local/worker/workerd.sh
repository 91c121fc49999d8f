#!/bin/sh
# Runs workerd so that it ends with its starter even when that is killed outright (util-linux; elsewhere it just runs).
if setpriv --pdeathsig KILL true 2>/dev/null; then exec setpriv --pdeathsig KILL "$LOCAL_WORKERD" "$@"; fi
exec "$LOCAL_WORKERD" "$@"
