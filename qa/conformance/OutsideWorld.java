import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The world outside of a cloud, for directories.sh: an LDAP directory and an OpenID Connect provider, both of this process and
 * of this machine only. Run from its source with the jars of the controller's archive. Writes where they are to the file named
 * by its argument, as shell variables, and stays until it is stopped.
 */
final class OutsideWorld {

    private final RSAKey key;
    private final HttpServer provider;

    private OutsideWorld() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("outside").generate();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    public static void main(String[] arguments) throws Exception {
        OutsideWorld world = new OutsideWorld();
        String issuer = world.startProvider();
        int ldap = startDirectory();
        Path ready = Path.of(arguments[0] + ".part");
        Files.writeString(ready, "ISSUER=" + issuer + "\nLDAP=ldap://127.0.0.1:" + ldap + "\n");
        Files.move(ready, Path.of(arguments[0]));
        Thread.currentThread().join();
    }

    private static int startDirectory() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.addAdditionalBindCredentials("cn=reader,dc=example,dc=org", "reads");
        config.setSchema(null);
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        server.add("dn: ou=people,dc=example,dc=org", "objectClass: organizationalUnit", "ou: people");
        server.add("dn: ou=teams,dc=example,dc=org", "objectClass: organizationalUnit", "ou: teams");
        for (String person : List.of("ann", "bob")) {
            server.add(
                    "dn: uid=" + person + ",ou=people,dc=example,dc=org",
                    "objectClass: inetOrgPerson",
                    "uid: " + person,
                    "cn: " + person,
                    "sn: " + person,
                    "mail: " + person + "@example.org",
                    "userPassword: " + person + "'s secret");
        }
        server.add(
                "dn: cn=builders,ou=teams,dc=example,dc=org",
                "objectClass: groupOfNames",
                "cn: builders",
                "member: uid=ann,ou=people,dc=example,dc=org");
        server.startListening();
        return server.getListenPort();
    }

    private String startProvider() {
        String issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        provider.createContext("/.well-known/openid-configuration", exchange -> answer(
                exchange,
                "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\",\"token_endpoint\":\"" + issuer
                        + "/token\"}"));
        provider.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        provider.createContext("/token", exchange -> answer(exchange, token(issuer, parameters(exchange))));
        provider.start();
        return issuer;
    }

    /** The password grant (RFC 6749, 4.3): whoever knows the word gets a token. */
    private String token(String issuer, Map<String, String> asked) {
        if (!"open sesame".equals(asked.get("password"))) {
            return "{\"error\":\"invalid_grant\"}";
        }
        try {
            Date now = new Date();
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .subject(asked.get("username"))
                            .audience(asked.getOrDefault("audience", "ustack"))
                            .claim("preferred_username", asked.get("username"))
                            .claim("groups", List.of("operators", "others"))
                            .issueTime(now)
                            .expirationTime(new Date(now.getTime() + 600_000))
                            .build());
            jwt.sign(new RSASSASigner(key));
            return "{\"access_token\":\"" + jwt.serialize() + "\",\"token_type\":\"Bearer\"}";
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
