"""The verbs, each one signed entry, each checked against one table of roles: the only floor that writes.

What a door may call (every verb takes an open `Session` first, asks `roles.py`, does the work, writes one entry):

    session     found(archive, handle, passphrase) -> member id        open_session(archive, handle, passphrase) -> Session
                Session: .index .member .handle .role .roster .clock .allows(verb) .require(verb) (a context manager)
    collect     collect(session, drafts, files) -> Receipt
    import_list import_list(session, table, mapping, dry_run, tick) -> ImportReport
    capture     capture(session, page, about) -> Receipt
    retract     retract(session, root, statement_ids, why) -> Receipt
    review      grade_source, grade_claim, verdict
    consent     set_consent, withdraw_consent
    hold        hold, lift_hold
    publish     select, propose, waiting, compare, approve, unpublish
    link        decide(session, one, other, "same" | "different" | "unsure", why)
    members     add_member, change_role, members
    upkeep      verify_archive, rebuild_index

It never decides what may leave the archive: that is `release`.
"""
