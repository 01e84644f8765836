package org.ustack.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the stock client takes these files is shown by the browser's test, which downloads them. */
class ClientFilesTest {

    private static final ClientFiles FILES = new ClientFiles("http://192.0.2.1:8080/identity/v3", "RegionOne");
    private static final ClientFiles.Person ANN =
            new ClientFiles.Person("ann's \"$HOME\" \\", "Default", "demo: # 1", "Default");

    @TempDir
    Path folder;

    @Test
    void aCredentialStandsInCloudsYaml() {
        assertThat(FILES.cloudsYaml("id-1", "se-cret_")).isEqualTo("""
                # ~/.config/openstack/clouds.yaml: openstack --os-cloud ustack server list
                clouds:
                  ustack:
                    auth_type: v3applicationcredential
                    auth:
                      auth_url: "http://192.0.2.1:8080/identity/v3"
                      application_credential_id: "id-1"
                      application_credential_secret: "se-cret_"
                    region_name: "RegionOne"
                    interface: public
                    identity_api_version: 3
                """);
    }

    @Test
    void aPersonsFilesHaveNoPassword() {
        assertThat(FILES.cloudsYaml(ANN))
                .contains("username: \"ann's \\\"$HOME\\\" \\\\\"", "project_name: \"demo: # 1\"")
                .doesNotContain("password:");
        assertThat(FILES.cloudsYaml(new ClientFiles.Person("ann", "Default", null, null)))
                .doesNotContain("project");
    }

    @Test
    void theShellReadsEveryValueAsItIs() throws Exception {
        String output = shell(
                "OS_PROJECT_ID=left; OS_CLOUD=left; export OS_PROJECT_ID OS_CLOUD; . ./openrc <<< 'pass word' 2> /dev/null;"
                        + " printf '%s|' \"$OS_USERNAME\" \"$OS_PROJECT_NAME\" \"$OS_PASSWORD\" \"$OS_PROJECT_ID$OS_CLOUD\" \"$OS_AUTH_TYPE\"",
                FILES.openrc(ANN));
        assertThat(output).isEqualTo("ann's \"$HOME\" \\|demo: # 1|pass word||v3password|");
    }

    @Test
    void nothingOfAnotherLoginStaysBesideACredential() throws Exception {
        String output = shell(
                "export OS_USERNAME=left OS_PROJECT_NAME=left OS_PASSWORD=left OS_PROJECT_DOMAIN_NAME=left; . ./openrc;"
                        + " env | grep ^OS_ | sort | tr '\\n' '|'",
                FILES.openrc("id-1", "se-cret_"));
        assertThat(output)
                .isEqualTo("OS_APPLICATION_CREDENTIAL_ID=id-1|OS_APPLICATION_CREDENTIAL_SECRET=se-cret_|"
                        + "OS_AUTH_TYPE=v3applicationcredential|OS_AUTH_URL=http://192.0.2.1:8080/identity/v3|"
                        + "OS_IDENTITY_API_VERSION=3|OS_INTERFACE=public|OS_REGION_NAME=RegionOne|");
    }

    private String shell(String script, String openrc) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("openrc"), openrc);
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OS_"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
