package org.ustack.identity.internal.federation;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ustack.identity.FederatedLoginService;
import org.ustack.identity.IdentityProviderService;
import org.ustack.identity.MappingService;
import org.ustack.identity.ServiceProviderService;
import org.ustack.identity.WebLoginService;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.identity.internal.OutsideMemberships;
import org.ustack.identity.internal.OutsideTokens;
import org.ustack.identity.internal.SecretText;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;

/** Federation's beans of one transaction, wired by hand. */
public final class FederationBeans {

    public final IdentityProviderService providers;
    public final MappingService mappings;
    public final ServiceProviderService serviceProviders;
    public final FederatedLoginService login;
    public final WebLoginService web;

    /** The keys of providers, which last. */
    public static final class Memory {

        final Map<String, ProviderKeys.Held> held = new ConcurrentHashMap<>();
    }

    public FederationBeans(
            EntityManager em,
            Settings settings,
            Clock clock,
            Memory memory,
            IdentityRepository store,
            IdentityChanges changes,
            OutsideMemberships memberships,
            OutsideTokens tokens,
            SecretText secrets) {
        Ids ids = Ids.random();
        FederationRows rows = new FederationRows();
        rows.em = em;
        rows.store = store;
        IdentityProviderServiceBean providerBean = new IdentityProviderServiceBean();
        providerBean.em = em;
        providerBean.rows = rows;
        providerBean.store = store;
        providerBean.changes = changes;
        providerBean.ids = ids;
        providers = providerBean;
        MappingServiceBean mappingBean = new MappingServiceBean();
        mappingBean.em = em;
        mappingBean.store = store;
        mappings = mappingBean;
        ServiceProviderServiceBean serviceBean = new ServiceProviderServiceBean();
        serviceBean.em = em;
        serviceBean.store = store;
        serviceProviders = serviceBean;
        OidcClients clients = new OidcClients();
        clients.settings = settings;
        TrustedProviders trusted = new TrustedProviders();
        trusted.rows = rows;
        trusted.clients = clients;
        VouchedGroups groups = new VouchedGroups();
        groups.memberships = memberships;
        groups.settings = settings;
        groups.clock = clock;
        BearerTokens bearers = bearers(settings, clock, memory);
        FederatedUsers users = new FederatedUsers();
        users.em = em;
        users.store = store;
        users.changes = changes;
        users.ids = ids;
        FederatedEntry entry = new FederatedEntry();
        entry.rows = rows;
        entry.users = users;
        entry.places = places(em, store, changes, users);
        entry.vouchedGroups = groups;
        entry.tokens = tokens;
        FederatedLoginServiceBean loginBean = new FederatedLoginServiceBean();
        loginBean.trusted = trusted;
        loginBean.bearers = bearers;
        loginBean.users = users;
        loginBean.entry = entry;
        loginBean.vouchedGroups = groups;
        login = loginBean;
        WebLoginServiceBean webBean = new WebLoginServiceBean();
        webBean.trusted = trusted;
        webBean.flow = new CodeFlow();
        webBean.flow.fetch = bearers.keys.fetch;
        webBean.flow.documents = bearers.keys.documents;
        webBean.bearers = bearers;
        webBean.entry = entry;
        webBean.secrets = secrets;
        webBean.settings = settings;
        webBean.ids = ids;
        web = webBean;
    }

    private static MappedPlaces places(
            EntityManager em, IdentityRepository store, IdentityChanges changes, FederatedUsers users) {
        MappedPlaces places = new MappedPlaces();
        places.em = em;
        places.store = store;
        places.users = users;
        places.changes = changes;
        places.ids = Ids.random();
        return places;
    }

    static BearerTokens bearers(Settings settings, Clock clock, Memory memory) {
        ProviderFetch fetch = new ProviderFetch();
        fetch.settings = settings;
        ProviderKeys keys = new ProviderKeys();
        keys.fetch = fetch;
        keys.documents = new ProviderDocuments();
        keys.documents.fetch = fetch;
        keys.settings = settings;
        keys.clock = clock;
        keys.held = memory.held;
        BearerTokens bearers = new BearerTokens();
        bearers.keys = keys;
        bearers.settings = settings;
        bearers.clock = clock;
        return bearers;
    }
}
