package org.ustack.identity.internal.directory;

import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.File;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** The servers of one directory, tried in their order, plainly or within TLS. */
final class LdapServers {

    private LdapServers() {}

    /** @throws IllegalArgumentException if an address or a certificate file cannot be read */
    static ServerSet of(LdapOptions options, Duration connectTimeout, Duration answerTimeout) {
        try {
            LDAPConnectionOptions connection = new LDAPConnectionOptions();
            connection.setConnectTimeoutMillis((int) connectTimeout.toMillis());
            connection.setResponseTimeoutMillis(answerTimeout.toMillis());
            connection.setAbandonOnTimeout(true);
            connection.setFollowReferrals(options.flag("chase_referrals"));
            if (trusts(options)) {
                connection.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
            }
            List<ServerSet> servers = new ArrayList<>();
            for (String address : options.urls()) {
                LDAPURL url = new LDAPURL(address);
                boolean within = url.getScheme().equals("ldaps");
                SSLSocketFactory tls = within || options.flag("use_tls") ? factory(options) : null;
                PostConnectProcessor start = tls != null && !within ? new StartTLSPostConnectProcessor(tls) : null;
                servers.add(
                        within
                                ? new SingleServerSet(url.getHost(), url.getPort(), tls, connection)
                                : new SingleServerSet(url.getHost(), url.getPort(), null, connection, null, start));
            }
            if (servers.isEmpty()) {
                throw new IllegalArgumentException("option url in group ldap names no server");
            }
            return servers.size() == 1 ? servers.get(0) : new FailoverServerSet(servers);
        } catch (LDAPException | GeneralSecurityException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether the server must prove who it is. */
    private static boolean trusts(LdapOptions options) {
        String wanted = options.text("tls_req_cert");
        return switch (wanted == null ? "demand" : wanted) {
            case "demand" -> true;
            case "allow", "never" -> false;
            default ->
                throw new IllegalArgumentException("option tls_req_cert in group ldap cannot be '" + wanted + "'");
        };
    }

    private static SSLSocketFactory factory(LdapOptions options) throws GeneralSecurityException {
        return new SSLUtil(trust(options)).createSSLSocketFactory();
    }

    private static TrustManager trust(LdapOptions options) throws KeyStoreException {
        if (!trusts(options)) {
            return new TrustAllTrustManager();
        }
        if (options.text("tls_cacertfile") != null) {
            return new PEMFileTrustManager(new File(options.text("tls_cacertfile")));
        }
        File[] files = options.text("tls_cacertdir") == null
                ? null
                : new File(options.text("tls_cacertdir")).listFiles(File::isFile);
        return files == null ? JVMDefaultTrustManager.getInstance() : new PEMFileTrustManager(files);
    }
}
