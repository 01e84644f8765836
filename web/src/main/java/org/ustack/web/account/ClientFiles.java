package org.ustack.web.account;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings for the stock {@code openstack} client, as {@code clouds.yaml} and as a file for the shell.
 *
 * @param authUrl of the identity API, with its version
 */
record ClientFiles(String authUrl, String region) {

    /** What the client takes from the environment and would not let stand beside an application credential. */
    private static final String OF_OTHER_LOGINS =
            "OS_CLOUD OS_USERNAME OS_USER_ID OS_USER_DOMAIN_NAME OS_USER_DOMAIN_ID"
                    + " OS_PASSWORD OS_TOKEN OS_PROJECT_NAME OS_PROJECT_ID OS_PROJECT_DOMAIN_NAME OS_PROJECT_DOMAIN_ID"
                    + " OS_TENANT_NAME OS_TENANT_ID OS_DOMAIN_NAME OS_DOMAIN_ID OS_SYSTEM_SCOPE OS_TRUST_ID"
                    + " OS_APPLICATION_CREDENTIAL_ID OS_APPLICATION_CREDENTIAL_NAME OS_APPLICATION_CREDENTIAL_SECRET";

    /** Somebody in a project, each with its domain, by name. @param project null for nowhere */
    record Person(String user, String userDomain, String project, String projectDomain) {}

    String cloudsYaml(String credentialId, String secret) {
        Map<String, String> auth = new LinkedHashMap<>();
        auth.put("auth_url", authUrl);
        auth.put("application_credential_id", credentialId);
        auth.put("application_credential_secret", secret);
        return yaml("v3applicationcredential", auth);
    }

    /** Without the password: the client asks for it. */
    String cloudsYaml(Person person) {
        Map<String, String> auth = new LinkedHashMap<>();
        auth.put("auth_url", authUrl);
        auth.put("username", person.user());
        auth.put("user_domain_name", person.userDomain());
        if (person.project() != null) {
            auth.put("project_name", person.project());
            auth.put("project_domain_name", person.projectDomain());
        }
        return yaml("v3password", auth);
    }

    private String yaml(String type, Map<String, String> auth) {
        String lines = auth.entrySet().stream()
                .map(entry -> "      " + entry.getKey() + ": " + quoted(entry.getValue()) + "\n")
                .collect(Collectors.joining());
        return "# ~/.config/openstack/clouds.yaml: openstack --os-cloud ustack server list\n"
                + "clouds:\n"
                + "  ustack:\n"
                + "    auth_type: " + type + "\n"
                + "    auth:\n"
                + lines
                + "    region_name: " + quoted(region) + "\n"
                + "    interface: public\n"
                + "    identity_api_version: 3\n";
    }

    /** A text of JSON is one of YAML, too. */
    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    String openrc(String credentialId, String secret) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("OS_AUTH_TYPE", "v3applicationcredential");
        variables.put("OS_APPLICATION_CREDENTIAL_ID", credentialId);
        variables.put("OS_APPLICATION_CREDENTIAL_SECRET", secret);
        return shell(variables);
    }

    /** Without the password, which is asked for once. */
    String openrc(Person person) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("OS_AUTH_TYPE", "v3password");
        variables.put("OS_USERNAME", person.user());
        variables.put("OS_USER_DOMAIN_NAME", person.userDomain());
        if (person.project() != null) {
            variables.put("OS_PROJECT_NAME", person.project());
            variables.put("OS_PROJECT_DOMAIN_NAME", person.projectDomain());
        }
        return shell(variables)
                + "printf 'Password of %s: ' \"$OS_USERNAME\" >&2\n"
                + "IFS= read -rs OS_PASSWORD && export OS_PASSWORD\n"
                + "echo >&2\n";
    }

    private String shell(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.put("OS_AUTH_URL", authUrl);
        all.put("OS_IDENTITY_API_VERSION", "3");
        all.put("OS_REGION_NAME", region);
        all.put("OS_INTERFACE", "public");
        return all.entrySet().stream()
                .map(entry ->
                        "export " + entry.getKey() + "='" + entry.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining(
                        "", "# source this file, then: openstack server list\nunset " + OF_OTHER_LOGINS + "\n", ""));
    }
}
