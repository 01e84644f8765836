package org.ustack.identity.internal;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ustack.identity.ApplicationCredentialService;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.OAuthService;
import org.ustack.identity.TokenView;
import org.ustack.identity.TrustService;
import org.ustack.identity.internal.delegation.DelegationBeans;
import org.ustack.identity.internal.directory.DirectoryBeans;
import org.ustack.identity.internal.federation.FederationBeans;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.sql.TestDatabase;

/**
 * The service wired by hand over a real database. Each {@link #call} is one transaction; what is to happen after the commit
 * happens after it. Memory lives as long as the world, as it does in a server.
 */
final class IdentityWorld implements AutoCloseable {

    static final String ADMIN_PASSWORD = "admin's secret";

    final MovableClock clock = new MovableClock();
    final Map<String, String> properties = new HashMap<>();
    final Settings settings = new Settings(properties::get, name -> null);
    final TestDatabase database = TestDatabase.open("identity");
    final TokenMemory memory = new TokenMemory();
    final CatalogMemory catalog = new CatalogMemory();
    final IdentitySecrets secrets = new IdentitySecrets();
    final DirectoryBeans.Memory directories = new DirectoryBeans.Memory();
    final FederationBeans.Memory providerKeys = new FederationBeans.Memory();
    final PolicyInForce policy = new PolicyInForce();
    final PasswordRules rules = new PasswordRules();
    final String adminProject;

    IdentityWorld(Path folder) {
        properties.put(IdentitySettings.KEYS_DIR.name(), folder.toString());
        properties.put(IdentitySettings.BCRYPT_COST.name(), "4");
        policy.settings = settings;
        policy.clock = clock;
        policy.start();
        rules.settings = settings;
        rules.clock = clock;
        rules.start();
        memory.settings = settings;
        memory.start();
        secrets.settings = settings;
        secrets.clock = clock;
        secrets.start();
        call(beans -> {
            beans.seed.plant(secrets.passwords().hash(ADMIN_PASSWORD));
            return null;
        });
        adminProject = call(beans -> beans.projects
                .list(admin(), new org.ustack.identity.ProjectService.Filter(null, "admin", null, null))
                .get(0)
                .id());
    }

    static RequestContext admin() {
        return caller("root", "p", null, false, "admin", "manager", "member", "reader");
    }

    static RequestContext caller(String user, String project, String domain, boolean system, String... roles) {
        return new RequestContext("req-1", user, user, "default", project, domain, system, Set.of(roles));
    }

    /** A plain token, for services that look at what the caller's is. */
    static TokenView token() {
        return new TokenView(List.of(), null, null, null, false, List.of(), List.of(), null, null);
    }

    static AuthRequest.Password password(String name, String password) {
        return new AuthRequest.Password(null, name, "default", null, password);
    }

    IssuedToken login(String name, String password, AuthRequest.Scope scope) {
        return call(beans -> beans.tokens.authenticate(new AuthRequest(password(name, password), null, scope)));
    }

    RequestContext verify(String token) {
        return call(beans -> beans.checked.verify(token, "req-2"));
    }

    <T> T call(Function<Beans, T> work) {
        java.util.List<Runnable> afterCommit = new java.util.ArrayList<>();
        // A refusal is raised after the commit, as what was written in a transaction of its own stays in the server.
        Object[] outcome = new Object[2];
        database.run(em -> {
            try {
                outcome[0] = work.apply(new Beans(this, em, afterCommit::add));
            } catch (org.ustack.kernel.CloudException e) {
                outcome[1] = e;
            }
        });
        if (outcome[1] != null) {
            throw (org.ustack.kernel.CloudException) outcome[1];
        }
        afterCommit.forEach(Runnable::run);
        @SuppressWarnings("unchecked")
        T result = (T) outcome[0];
        return result;
    }

    @Override
    public void close() {
        directories.close();
        database.close();
    }

    /** The beans of one transaction. */
    static final class Beans {

        final Seed seed = new Seed();
        final IdentityChanges changes = new IdentityChanges();
        final OutsideMemberships outside = new OutsideMemberships();
        final DirectoryBeans directory;
        final FederationBeans federation;
        final CheckedTokens checked = new CheckedTokens();
        final TokenServiceBean tokens = new TokenServiceBean();
        final DomainServiceBean domains = new DomainServiceBean();
        final ProjectServiceBean projects = new ProjectServiceBean();
        final UserServiceBean users = new UserServiceBean();
        final GroupServiceBean groups = new GroupServiceBean();
        final RoleServiceBean roles = new RoleServiceBean();
        final AssignmentServiceBean assignments = new AssignmentServiceBean();
        final CatalogServiceBean catalog = new CatalogServiceBean();
        final CredentialServiceBean credentials = new CredentialServiceBean();
        final ApplicationCredentialService applicationCredentials;
        final OAuthService oauth;
        final EndpointFilterServiceBean filters = new EndpointFilterServiceBean();
        final PolicyDocumentServiceBean documents = new PolicyDocumentServiceBean();
        final Ec2TokenServiceBean ec2 = new Ec2TokenServiceBean();
        final LimitServiceBean limits = new LimitServiceBean();
        final SignInServiceBean signIns = new SignInServiceBean();
        final SecondFactorServiceBean secondFactor = new SecondFactorServiceBean();
        final OwnPasswordServiceBean ownPassword = new OwnPasswordServiceBean();
        final IdentityFinderBean finder = new IdentityFinderBean();
        final EffectivePermissionServiceBean permissions = new EffectivePermissionServiceBean();
        final AccountServiceBean accountService = new AccountServiceBean();
        final TrustService trusts;
        final Accounts accounts = new Accounts();
        final UsedPasscodes passcodes = new UsedPasscodes();

        Beans(IdentityWorld world, EntityManager em, AfterCommit afterCommit) {
            Ids ids = Ids.random();
            IdentityRepository store = new IdentityRepository();
            store.em = em;
            outside.em = em;
            outside.store = store;
            outside.changes = changes;
            outside.clock = world.clock;
            EffectiveRoles effective = new EffectiveRoles();
            effective.em = em;
            effective.outside = outside;
            changes.em = em;
            changes.clock = world.clock;
            changes.afterCommit = afterCommit;
            changes.tokens = world.memory;
            changes.catalog = world.catalog;
            seed.em = em;
            seed.store = store;
            seed.ids = ids;
            seed.clock = world.clock;
            SealedSecrets sealed = new SealedSecrets();
            sealed.secrets = world.secrets;
            TokenLifetime lifetime = new TokenLifetime();
            lifetime.clock = world.clock;
            lifetime.settings = world.settings;
            DelegationBeans delegation = new DelegationBeans(
                    em, world.clock, store, changes, effective, accounts, world.secrets, sealed, lifetime);
            applicationCredentials = delegation.applicationCredentials;
            oauth = delegation.oauth;
            trusts = delegation.trusts;
            TokenResolver resolver = new TokenResolver();
            resolver.em = em;
            resolver.roles = effective;
            resolver.delegations = delegation.rows;
            checked.memory = world.memory;
            checked.resolver = resolver;
            checked.secrets = world.secrets;
            checked.clock = world.clock;
            checked.policy = world.policy;
            accounts.em = em;
            accounts.clock = world.clock;
            accounts.settings = world.settings;
            accounts.rules = world.rules;
            PasswordCheck check = new PasswordCheck();
            check.rules = world.rules;
            check.accounts = accounts;
            check.secrets = world.secrets;
            Reach reach = new Reach();
            reach.em = em;
            reach.roles = effective;
            reach.store = store;
            reach.changes = changes;
            SecretText texts = new SecretText();
            texts.secrets = world.secrets;
            texts.clock = world.clock;
            directory = new DirectoryBeans(
                    em, world.settings, world.clock, texts, world.directories, store, changes, outside, accounts);
            PasswordMethod byPassword = new PasswordMethod();
            byPassword.directories = directory.login;
            byPassword.accounts = accounts;
            byPassword.passwords = check;
            byPassword.lifetime = lifetime;
            TokenMethod byToken = new TokenMethod();
            byToken.tokens = checked;
            StoredSecrets stored = new StoredSecrets();
            stored.store = store;
            stored.secrets = sealed;
            TotpMethod byPasscode = new TotpMethod();
            byPasscode.accounts = accounts;
            byPasscode.stored = stored;
            passcodes.em = em;
            passcodes.clock = world.clock;
            byPasscode.used = passcodes;
            byPasscode.lifetime = lifetime;
            byPasscode.clock = world.clock;
            MultiFactorRules factorRules = new MultiFactorRules();
            factorRules.em = em;
            MultiFactor multiFactor = new MultiFactor();
            multiFactor.rules = factorRules;
            multiFactor.secrets = world.secrets;
            multiFactor.clock = world.clock;
            ExternalMethod byFront = new ExternalMethod();
            byFront.accounts = accounts;
            byFront.lifetime = lifetime;
            Authentication authentication = new Authentication();
            for (AuthenticationMethod method : List.of(byPassword, byToken, byPasscode, byFront)) {
                authentication.add(method);
            }
            delegation.methods.forEach(authentication::add);
            TokenIssuer issuer = new TokenIssuer();
            issuer.accounts = accounts;
            issuer.resolver = resolver;
            issuer.trusts = delegation.entry;
            issuer.secrets = world.secrets;
            issuer.clock = world.clock;
            issuer.ids = ids;
            tokens.authentication = authentication;
            tokens.issuer = issuer;
            tokens.multiFactor = multiFactor;
            ec2.stored = stored;
            ec2.accounts = accounts;
            ec2.issuer = issuer;
            ec2.lifetime = lifetime;
            ec2.clock = world.clock;
            tokens.tokens = checked;
            tokens.reach = reach;
            assignments.applicationCredentials = delegation.credentialRows;
            OutsideTokens vouched = new OutsideTokens();
            vouched.accounts = accounts;
            vouched.issuer = issuer;
            vouched.lifetime = lifetime;
            federation = new FederationBeans(
                    em, world.settings, world.clock, world.providerKeys, store, changes, outside, vouched, texts);
            domains.em = em;
            domains.store = store;
            domains.changes = changes;
            domains.ids = ids;
            projects.em = em;
            projects.store = store;
            projects.changes = changes;
            projects.ids = ids;
            Users rows = new Users();
            rows.em = em;
            rows.store = store;
            rows.changes = changes;
            rows.ids = ids;
            rows.clock = world.clock;
            users.users = rows;
            PasswordHistory history = new PasswordHistory();
            history.em = em;
            history.rules = world.rules;
            rows.rules = world.rules;
            rows.history = history;
            PasswordChange change = new PasswordChange();
            change.accounts = accounts;
            change.passwords = check;
            change.rules = world.rules;
            change.history = history;
            change.secrets = world.secrets;
            change.users = rows;
            users.change = change;
            users.rules = world.rules;
            users.secrets = world.secrets;
            users.directories = directory.directories;
            users.members = directory.members;
            groups.em = em;
            groups.store = store;
            groups.changes = changes;
            groups.ids = ids;
            groups.directories = directory.directories;
            groups.members = directory.members;
            groups.rules = world.rules;
            roles.em = em;
            roles.store = store;
            roles.changes = changes;
            roles.ids = ids;
            AssignmentListing listing = new AssignmentListing();
            listing.em = em;
            listing.store = store;
            listing.effective = effective;
            assignments.em = em;
            assignments.store = store;
            assignments.changes = changes;
            assignments.listing = listing;
            catalog.em = em;
            catalog.store = store;
            catalog.changes = changes;
            catalog.memory = world.catalog;
            CatalogReader reader = new CatalogReader();
            reader.store = store;
            catalog.reader = reader;
            filters.em = em;
            filters.store = store;
            filters.changes = changes;
            filters.ids = ids;
            LimitModel model = new LimitModel();
            model.em = em;
            model.store = store;
            model.settings = world.settings;
            limits.em = em;
            limits.store = store;
            limits.model = model;
            limits.ids = ids;
            documents.em = em;
            documents.store = store;
            documents.ids = ids;
            catalog.ids = ids;
            credentials.em = em;
            credentials.store = store;
            credentials.secrets = sealed;
            credentials.ids = ids;
            SignIns signInRows = new SignIns();
            signInRows.em = em;
            signInRows.reach = reach;
            signInRows.changes = changes;
            signInRows.clock = world.clock;
            signIns.rows = signInRows;
            signIns.tokens = tokens;
            SecondFactors factorRows = new SecondFactors();
            factorRows.em = em;
            factorRows.store = store;
            factorRows.rules = factorRules;
            factorRows.secrets = sealed;
            factorRows.ids = ids;
            secondFactor.rows = factorRows;
            secondFactor.authentication = authentication;
            secondFactor.secrets = world.secrets;
            secondFactor.clock = world.clock;
            ownPassword.users = users;
            ownPassword.accounts = accounts;
            ownPassword.rules = world.rules;
            ownPassword.tokens = tokens;
            ownPassword.byToken = byToken;
            ownPassword.issuer = issuer;
            ownPassword.signIns = signInRows;
            NamePages pages = new NamePages();
            pages.em = em;
            finder.pages = pages;
            finder.store = store;
            finder.listing = listing;
            finder.directories = directory.directories;
            finder.members = directory.members;
            finder.rules = world.rules;
            PermissionExplanation explanation = new PermissionExplanation();
            explanation.em = em;
            explanation.store = store;
            explanation.roles = effective;
            explanation.resolver = resolver;
            explanation.policy = world.policy;
            explanation.clock = world.clock;
            permissions.explanation = explanation;
            permissions.members = directory.members;
            accountService.em = em;
            accountService.store = store;
            accountService.accounts = accounts;
            accountService.rules = world.rules;
        }
    }
}
