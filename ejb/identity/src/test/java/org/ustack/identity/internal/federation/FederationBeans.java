package org.ustack.identity.internal.federation;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ustack.identity.FederatedLoginService;
import org.ustack.identity.IdentityProviderService;
import org.ustack.identity.MappingService;
import org.ustack.identity.ServiceProviderService;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.identity.internal.OutsideMemberships;
import org.ustack.identity.internal.OutsideTokens;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;

/** Federation's beans of one transaction, wired by hand. */
public final class FederationBeans {

    public final IdentityProviderService providers;
    public final MappingService mappings;
    public final ServiceProviderService serviceProviders;
    public final FederatedLoginService login;

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
            OutsideTokens tokens) {
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
        FederatedUsers users = new FederatedUsers();
        users.em = em;
        users.store = store;
        users.changes = changes;
        users.ids = ids;
        MappedPlaces places = new MappedPlaces();
        places.em = em;
        places.store = store;
        places.users = users;
        places.changes = changes;
        places.ids = ids;
        VouchedGroups groups = new VouchedGroups();
        groups.memberships = memberships;
        groups.settings = settings;
        groups.clock = clock;
        FederatedLoginServiceBean loginBean = new FederatedLoginServiceBean();
        loginBean.rows = rows;
        loginBean.clients = clients;
        loginBean.bearers = bearers(settings, clock, memory);
        loginBean.users = users;
        loginBean.places = places;
        loginBean.vouchedGroups = groups;
        loginBean.tokens = tokens;
        login = loginBean;
    }

    static BearerTokens bearers(Settings settings, Clock clock, Memory memory) {
        ProviderFetch fetch = new ProviderFetch();
        fetch.settings = settings;
        ProviderKeys keys = new ProviderKeys();
        keys.fetch = fetch;
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
