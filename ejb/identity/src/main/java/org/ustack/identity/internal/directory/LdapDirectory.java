package org.ustack.identity.internal.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ustack.identity.DirectoryError;
import org.ustack.kernel.CloudException;

/**
 * One LDAP directory (RFC 4511), read only: its people, its groups, and whether a password is right. What a client says
 * goes into a filter as a value (RFC 4515), never as a part of its text. Paged (RFC 2696) if the domain wants it.
 *
 * <p>Every method raises {@link DirectoryDownException} if there is no answer in time.
 */
final class LdapDirectory implements AutoCloseable {

    private final LdapOptions options;
    private final LdapEntries entries;
    private final ServerSet servers;
    private final int sizeLimit;
    private final int connections;
    private volatile LDAPConnectionPool pool;

    /**
     * Connects when it is first asked.
     *
     * @param sizeLimit most entries taken for one answer
     * @param connections most connections kept
     */
    LdapDirectory(LdapOptions options, ServerSet servers, int sizeLimit, int connections) {
        this.options = options;
        this.entries = new LdapEntries(options);
        this.servers = servers;
        this.sizeLimit = sizeLimit;
        this.connections = connections;
    }

    /** @param name null for all */
    List<DirectoryUser> users(String name) {
        return search(options.users(), byName(options.users(), name)).stream()
                .flatMap(entry -> entries.user(entry).stream())
                .toList();
    }

    Optional<DirectoryUser> user(String localId) {
        LdapOptions.Shape shape = options.users();
        return search(shape, Filter.createEqualityFilter(shape.idAttribute(), localId)).stream()
                .flatMap(entry -> entries.user(entry).stream())
                .findFirst();
    }

    /** @param name null for all */
    List<DirectoryGroup> groups(String name) {
        return search(options.groups(), byName(options.groups(), name)).stream()
                .flatMap(entry -> entries.group(entry).stream())
                .toList();
    }

    Optional<DirectoryGroup> group(String localId) {
        LdapOptions.Shape shape = options.groups();
        return search(shape, Filter.createEqualityFilter(shape.idAttribute(), localId)).stream()
                .flatMap(entry -> entries.group(entry).stream())
                .findFirst();
    }

    List<DirectoryGroup> groupsOf(DirectoryUser user) {
        String member = options.flag("group_members_are_ids") ? user.localId() : user.dn();
        return search(options.groups(), Filter.createEqualityFilter(options.text("group_member_attribute"), member))
                .stream()
                .flatMap(entry -> entries.group(entry).stream())
                .toList();
    }

    /** Those members that are users of this directory by its configuration. */
    List<DirectoryUser> members(DirectoryGroup group) {
        if (group.members().size() > sizeLimit) {
            throw new CloudException(DirectoryError.TOO_MANY);
        }
        List<DirectoryUser> members = new ArrayList<>();
        for (String member : group.members()) {
            Optional<DirectoryUser> found = options.flag("group_members_are_ids") ? user(member) : userAt(member);
            found.ifPresent(members::add);
        }
        return members;
    }

    private Optional<DirectoryUser> userAt(String dn) {
        LdapOptions.Shape shape = options.users();
        try {
            if (!DN.isDescendantOf(dn, shape.tree(), false)) {
                return Optional.empty();
            }
        } catch (LDAPException e) {
            // A member that is no name of an entry is nobody.
            return Optional.empty();
        }
        return search(dn, SearchScope.BASE, filter(shape, null)).stream()
                .flatMap(entry -> entries.user(entry).stream())
                .findFirst();
    }

    /**
     * Whether that is the password of that entry.
     *
     * @param password an empty one is never right: to a directory it would mean no login at all (RFC 4513, 5.1.2)
     */
    boolean authenticates(String dn, String password) {
        if (password.isEmpty()) {
            return false;
        }
        try (LDAPConnection connection = servers.getConnection()) {
            return connection.bind(new SimpleBindRequest(dn, password)).getResultCode() == ResultCode.SUCCESS;
        } catch (LDAPException e) {
            if (refuses(e.getResultCode())) {
                return false;
            }
            throw down(e);
        }
    }

    /** A name that no entry has, for a check that takes as long as a real one. */
    String nobody() {
        return "cn=-," + options.users().tree();
    }

    private static Filter byName(LdapOptions.Shape shape, String name) {
        return name == null ? null : Filter.createEqualityFilter(shape.nameAttribute(), name);
    }

    private List<SearchResultEntry> search(LdapOptions.Shape shape, Filter wanted) {
        return search(shape.tree(), options.scope(), filter(shape, wanted));
    }

    private static Filter filter(LdapOptions.Shape shape, Filter wanted) {
        List<Filter> all = new ArrayList<>();
        all.add(Filter.createEqualityFilter("objectClass", shape.objectClass()));
        if (shape.filter() != null) {
            try {
                all.add(Filter.create(shape.filter()));
            } catch (LDAPException e) {
                throw new IllegalArgumentException("a filter of the domain's configuration: " + e.getMessage(), e);
            }
        }
        if (wanted != null) {
            all.add(wanted);
        }
        return Filter.createANDFilter(all);
    }

    private List<SearchResultEntry> search(String base, SearchScope scope, Filter filter) {
        List<SearchResultEntry> found = new ArrayList<>();
        int pageSize = options.number("page_size");
        ASN1OctetString cookie = null;
        try {
            do {
                SearchRequest request = new SearchRequest(base, scope, filter, entries.attributes());
                request.setDerefPolicy(options.aliases());
                request.setSizeLimit(sizeLimit + 1);
                if (pageSize > 0 && scope != SearchScope.BASE) {
                    request.addControl(new SimplePagedResultsControl(pageSize, cookie, true));
                }
                SearchResult page = pool().search(request);
                found.addAll(page.getSearchEntries());
                SimplePagedResultsControl next = SimplePagedResultsControl.get(page);
                cookie = next != null && next.moreResultsToReturn() ? next.getCookie() : null;
            } while (cookie != null && found.size() <= sizeLimit);
        } catch (LDAPSearchException e) {
            if (e.getResultCode() == ResultCode.NO_SUCH_OBJECT) {
                return List.of();
            }
            if (e.getResultCode() == ResultCode.SIZE_LIMIT_EXCEEDED) {
                throw new CloudException(e, DirectoryError.TOO_MANY);
            }
            throw down(e);
        } catch (LDAPException e) {
            throw down(e);
        }
        if (found.size() > sizeLimit) {
            throw new CloudException(DirectoryError.TOO_MANY);
        }
        return found;
    }

    private LDAPConnectionPool pool() throws LDAPException {
        LDAPConnectionPool current = pool;
        if (current == null) {
            synchronized (this) {
                current = pool;
                if (current == null) {
                    String user = options.text("user");
                    String password = options.text("password");
                    BindRequest bind =
                            user == null ? null : new SimpleBindRequest(user, password == null ? "" : password);
                    current = new LDAPConnectionPool(servers, bind, 0, connections);
                    // A connection that the directory has closed meanwhile is no reason to fail.
                    current.setRetryFailedOperationsDueToInvalidConnections(true);
                    pool = current;
                }
            }
        }
        return current;
    }

    private static boolean refuses(ResultCode code) {
        return code == ResultCode.INVALID_CREDENTIALS
                || code == ResultCode.NO_SUCH_OBJECT
                || code == ResultCode.INVALID_DN_SYNTAX
                || code == ResultCode.UNWILLING_TO_PERFORM
                || code == ResultCode.INSUFFICIENT_ACCESS_RIGHTS
                || code == ResultCode.INAPPROPRIATE_AUTHENTICATION
                || code == ResultCode.CONSTRAINT_VIOLATION;
    }

    private static DirectoryDownException down(LDAPException e) {
        return new DirectoryDownException(e.getResultCode() + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        LDAPConnectionPool current = pool;
        if (current != null) {
            current.close();
        }
    }
}
