"""Triggers by which PostgreSQL itself signs what people book, and keeps them to their role.

A login that is a member of the tables' owner is trusted: the administrator, the migrator, and
everybody in a database whose roles were never set up. What others write gets the operator from
the login and the moments from the server's clock, whatever their client says. Refusals have
the SQLSTATE of a missing privilege, and name the right as their constraint.
"""

from collections.abc import Iterator

FUNCTIONS = (
    "sign_operation",
    "sign_lot",
    "sign_answer",
    "check_booked_now",
    "check_lot_change",
    "login_role",
)

_LOGIN_ROLE = r"""
DECLARE
    owner text := (SELECT pg_get_userbyid(relowner) FROM pg_class
        WHERE oid = 'operation'::regclass);
    roles text := substring(owner FROM '^(.*)_owner$');
    role text;
BEGIN
    IF pg_has_role(session_user, owner, 'MEMBER')
        OR to_regrole(quote_ident(roles || '_reader')) IS NULL
    THEN
        RETURN 'migrator';
    END IF;
    FOREACH role IN ARRAY ARRAY['supervisor', 'station', 'clerk', 'reader'] LOOP
        IF pg_has_role(session_user, (roles || '_' || role)::name, 'MEMBER') THEN
            RETURN role;
        END IF;
    END LOOP;
    RETURN 'none';
END
"""

_SIGN_OPERATION = """
DECLARE
    role text := login_role();
    here site;
    acts text := NEW.kind;
BEGIN
    IF role = 'migrator' THEN
        RETURN NEW;
    END IF;
    SELECT * INTO here FROM site;
    IF NEW.reverses IS NOT NULL THEN
        SELECT kind INTO acts FROM operation WHERE seq = NEW.reverses;
    END IF;
    IF role <> 'supervisor' AND (acts = 'adjustment' AND here.supervised_adjustments
        OR acts = 'status' AND here.supervised_status)
    THEN
        RAISE insufficient_privilege USING MESSAGE = acts || ' needs a supervisor here',
            CONSTRAINT = 'needs_supervisor';
    END IF;
    IF role = 'station' THEN
        NEW.workstation := session_user;
    ELSE
        NEW.operator := session_user;
    END IF;
    NEW.at := now();
    NEW.recorded_at := now();
    IF NOT here.training THEN
        NEW.business_date := (now() AT TIME ZONE here.timezone)::date;
    END IF;
    RETURN NEW;
END
"""

_BOOKED_NOW = """
    IF login_role() <> 'migrator' AND NOT EXISTS (
        SELECT 1 FROM operation WHERE seq = NEW.{operation} AND xmin = pg_current_xact_id()::xid)
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'operation ' || NEW.{operation} || ' is done',
            CONSTRAINT = 'needs_migrator';
    END IF;
"""
"""Nothing is added to what was booked before, least of all by somebody else."""

_SIGN_LOT = f"""
BEGIN
    {_BOOKED_NOW.format(operation="origin")}
    IF login_role() <> 'migrator' THEN
        NEW.received_at := now();
    END IF;
    RETURN NEW;
END
"""

_CHECK_BOOKED_NOW = f"""
BEGIN
    {_BOOKED_NOW.format(operation="operation")}
    RETURN NEW;
END
"""

_SIGN_ANSWER = """
DECLARE
    role text := login_role();
BEGIN
    IF role <> 'migrator' AND NEW.acknowledged_by IS NOT NULL
        AND (NEW.acknowledged_by, NEW.acknowledged_at)
            IS DISTINCT FROM (OLD.acknowledged_by, OLD.acknowledged_at)
    THEN
        NEW.acknowledged_at := now();
        IF role <> 'station' THEN
            NEW.acknowledged_by := session_user;
        END IF;
    END IF;
    IF role NOT IN ('migrator', 'station') AND NEW.snoozed_by IS NOT NULL
        AND (NEW.snoozed_by, NEW.snoozed_until) IS DISTINCT FROM (OLD.snoozed_by, OLD.snoozed_until)
    THEN
        NEW.snoozed_by := session_user;
    END IF;
    RETURN NEW;
END
"""

_CHECK_LOT_CHANGE = """
BEGIN
    IF login_role() <> 'migrator' AND EXISTS (
        SELECT 1 FROM (VALUES
            ('status', OLD.status, NEW.status),
            ('expiry', to_char(OLD.expiry, 'YYYY-MM-DD'), to_char(NEW.expiry, 'YYYY-MM-DD')),
            ('lot_code', OLD.lot_code, NEW.lot_code)
        ) AS changed (field, old, new)
        WHERE changed.old IS DISTINCT FROM changed.new AND NOT EXISTS (
            SELECT 1 FROM lot_change AS noted JOIN operation ON operation.seq = noted.operation
            WHERE noted.lot_id = NEW.id AND noted.field = changed.field
                AND (noted.old, noted.new) IS NOT DISTINCT FROM (changed.old, changed.new)
                AND noted.xmin = pg_current_xact_id()::xid AND operation.kind = 'status'))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'a change of a lot is recorded first',
            CONSTRAINT = 'needs_migrator';
    END IF;
    RETURN NEW;
END
"""

_TRIGGERS = (
    ("operation_is_signed", "INSERT", "operation", "sign_operation"),
    ("lot_is_signed", "INSERT", "lot", "sign_lot"),
    (
        "alert_answer_is_signed",
        "UPDATE OF acknowledged_by, acknowledged_at, snoozed_by, snoozed_until",
        "alert",
        "sign_answer",
    ),
    ("lot_change_is_recorded", "UPDATE OF status, expiry, lot_code", "lot", "check_lot_change"),
    *(
        (f"{table}_is_booked_now", "INSERT", table, "check_booked_now")
        for table in ("movement", "lot_change", "deviation")
    ),
)


def role_guards() -> Iterator[str]:
    """Every function and trigger, one CREATE statement each."""
    yield _function("login_role", "text", _LOGIN_ROLE)
    for name, body in (
        ("sign_operation", _SIGN_OPERATION),
        ("sign_lot", _SIGN_LOT),
        ("sign_answer", _SIGN_ANSWER),
        ("check_booked_now", _CHECK_BOOKED_NOW),
        ("check_lot_change", _CHECK_LOT_CHANGE),
    ):
        yield _function(name, "trigger", body)
    for name, event, table, function in _TRIGGERS:
        yield (
            f"CREATE TRIGGER {name} BEFORE {event} ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {function}()"
        )


def _function(name: str, returns: str, body: str) -> str:
    volatile = " STABLE" if returns == "text" else ""
    return (
        f"CREATE FUNCTION {name}() RETURNS {returns} LANGUAGE plpgsql{volatile}"
        f" SET search_path FROM CURRENT AS $${body}$$"
    )
