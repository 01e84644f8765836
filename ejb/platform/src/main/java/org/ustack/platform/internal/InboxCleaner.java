package org.ustack.platform.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.ustack.kernel.Settings;
import org.ustack.platform.PlatformSettings;

/** Deletes inbox keys that are older than any repeat can be. */
@Stateless
public class InboxCleaner {

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    /** @return how many keys were forgotten */
    public int forget() {
        return em.createQuery("delete from InboxMessage m where m.receivedAt < :before")
                .setParameter("before", clock.instant().minus(settings.get(PlatformSettings.INBOX_MEMORY)))
                .executeUpdate();
    }
}
