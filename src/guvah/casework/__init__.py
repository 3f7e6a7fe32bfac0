"""The verbs, each one signed entry, each checked against one table of roles: the only floor that writes.

What a door may call. Every verb takes an open `Session` first; ids may be public or full ones.

    founding     found(archive, handle, passphrase) -> member id
    session      with open_session(archive, handle, passphrase, tick=, say=) as session:
                 session.index .member .handle .role .roster .cut() .allows(verb) .require(verb) -> None
    collect      add_testimony(session, form) -> TestimonyReceipt
    import_list  import_list(session, table, mapping, dry_run=, tick=) -> ImportReport (.sentence(), .problems)
    capture      capture(session, page, url=, about=) -> CaptureReceipt
    retract      retract(session, subject, statement_ids, why) -> count
    review       subjects, grade_source, grade_claim, verdict -> count
    consent      current -> {scope: answer}, set_consent, withdraw_consent -> recall lines
    hold         hold, lift_hold (session, subject, why)
    publish      select, propose -> Proposed, waiting -> Waiting..., unpublish
    approval     compare -> Diff, compare_each, looked_at -> digest, approve(session, roots, digest) -> Approved
    link         likely(session, person), decide(session, one, other, "same" | "different", why)
    members      add_member(session, handle, role, passphrase), change_role, let_go, members
    upkeep       verify_archive(archive, handle | None, passphrase | None), rebuild_index(...)

It never decides what may leave the archive: that is `release`.
"""
