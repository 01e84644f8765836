package org.ustack.identity.internal.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An LDAP server in memory with a few people and groups. */
public final class TestDirectory implements AutoCloseable {

    static final String READER = "cn=reader,dc=example,dc=org";

    public final InMemoryDirectoryServer server;

    private final AtomicInteger binds = new AtomicInteger();

    public TestDirectory() {
        this(null);
    }

    /** @param listener null for one that speaks plainly */
    TestDirectory(InMemoryListenerConfig listener) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
            if (listener != null) {
                config.setListenerConfigs(listener);
            }
            config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
                @Override
                public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
                    binds.incrementAndGet();
                }
            });
            config.addAdditionalBindCredentials(READER, "reads");
            config.setSchema(null);
            server = new InMemoryDirectoryServer(config);
            add("dc=example,dc=org", "objectClass: domain", "dc: example");
            add("ou=people,dc=example,dc=org", "objectClass: organizationalUnit", "ou: people");
            add("ou=teams,dc=example,dc=org", "objectClass: organizationalUnit", "ou: teams");
            person("ann", "ann's secret");
            person("bob", "bob's secret");
            person("eve", "eve's secret");
            team("admins", "ann");
            team("staff", "ann", "bob");
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    public void person(String uid, String password) {
        add(
                "uid=" + uid + ",ou=people,dc=example,dc=org",
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: " + uid,
                "sn: " + uid,
                "mail: " + uid + "@example.org",
                "userPassword: " + password);
    }

    public void team(String name, String... members) {
        String[] lines = new String[members.length + 2];
        lines[0] = "objectClass: groupOfNames";
        lines[1] = "cn: " + name;
        for (int i = 0; i < members.length; i++) {
            lines[i + 2] = "member: uid=" + members[i] + ",ou=people,dc=example,dc=org";
        }
        add("cn=" + name + ",ou=teams,dc=example,dc=org", lines);
    }

    void add(String dn, String... lines) {
        try {
            server.add(("dn: " + dn + "\n" + String.join("\n", lines)).split("\n"));
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a domain says that this is its directory. */
    public Map<String, Object> config() {
        Map<String, Object> ldap = new LinkedHashMap<>();
        ldap.put("url", "ldap://127.0.0.1:" + server.getListenPort());
        ldap.put("user", READER);
        ldap.put("password", "reads");
        ldap.put("user_tree_dn", "ou=people,dc=example,dc=org");
        ldap.put("user_id_attribute", "uid");
        ldap.put("user_name_attribute", "uid");
        ldap.put("group_tree_dn", "ou=teams,dc=example,dc=org");
        ldap.put("group_name_attribute", "cn");
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("identity", Map.of("driver", "ldap"));
        config.put("ldap", ldap);
        return config;
    }

    /** How often somebody sent a password. */
    int binds() {
        return binds.get();
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
