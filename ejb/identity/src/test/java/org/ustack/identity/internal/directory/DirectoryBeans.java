package org.ustack.identity.internal.directory;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ustack.identity.DomainConfigService;
import org.ustack.identity.internal.Accounts;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.identity.internal.OutsideMemberships;
import org.ustack.identity.internal.SecretText;
import org.ustack.kernel.Settings;

/** The directory's beans of one transaction, wired by hand. */
public final class DirectoryBeans {

    public final Directories directories = new Directories();
    public final DirectoryLogin login = new DirectoryLogin();
    public final DirectoryMembers members = new DirectoryMembers();
    public final DomainConfigService configs;
    final DomainConfigs rows = new DomainConfigs();

    /** The lines to directories, which last. */
    public static final class Memory {

        private final Map<String, DirectoryLine> lines = new ConcurrentHashMap<>();
        private Directories remembering;

        public void close() {
            lines.values().forEach(DirectoryLine::close);
        }
    }

    public DirectoryBeans(
            EntityManager em,
            Settings settings,
            Clock clock,
            SecretText secrets,
            Memory memory,
            IdentityRepository store,
            IdentityChanges changes,
            OutsideMemberships memberships,
            Accounts accounts) {
        rows.em = em;
        rows.store = store;
        rows.secrets = secrets;
        DomainConfigServiceBean service = new DomainConfigServiceBean();
        service.configs = rows;
        service.store = store;
        service.settings = settings;
        configs = service;
        DirectoryRows entries = new DirectoryRows();
        entries.em = em;
        entries.store = store;
        entries.changes = changes;
        directories.configs = rows;
        directories.rows = entries;
        directories.settings = settings;
        directories.clock = clock;
        directories.lines = memory.lines;
        if (memory.remembering == null) {
            directories.start();
            memory.remembering = directories;
        }
        directories.asked = memory.remembering.asked;
        login.directories = directories;
        login.rows = entries;
        login.memberships = memberships;
        login.accounts = accounts;
        login.settings = settings;
        login.clock = clock;
        members.directories = directories;
        members.rows = entries;
        members.memberships = memberships;
        members.settings = settings;
        members.clock = clock;
    }
}
