package org.ustack.qa.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.internal.SessionFactoryRegistry;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The archives stand as they should in the server that the launcher has configured. */
@ExtendWith(ArquillianExtension.class)
class WiringTest {

    private static final int MANAGEMENT_PORT = 9990;

    @Deployment
    static WebArchive tests() {
        return TestWar.create();
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Status and newest version of each API, without a token. UStack's own has no versions, but its own error format. */
    @Test
    void everyRestApplicationAnswers() throws Exception {
        Map<String, String> expected = Map.of(
                "/identity", "300 \"id\":\"v3.14\"",
                "/compute", "200 \"id\":\"v2.1\"",
                "/image", "300 \"status\":\"CURRENT\"",
                "/network", "200 \"id\":\"v2.0\"",
                "/ustack/v1", "404 \"code\":\"PATH_NOT_FOUND\"");
        for (Map.Entry<String, String> application : expected.entrySet()) {
            HttpResponse<String> answer = get(Cloud.publicUrl() + application.getKey());
            String[] statusAndText = application.getValue().split(" ");
            assertThat(answer.statusCode() + " " + answer.body())
                    .as(application.getKey())
                    .startsWith(statusAndText[0])
                    .contains(statusAndText[1]);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        }
    }

    /** Asks each running unit itself to hold its tables against its entities; quota has none, only statements. */
    @Test
    void everyPersistenceUnitFindsTheSchemaThatItExpects() {
        List<String> services = List.of("platform", "identity", "quota", "image", "network", "placement", "compute");
        for (String service : services) {
            SessionFactoryImplementor unit = SessionFactoryRegistry.INSTANCE.getNamedSessionFactory(
                    "ustack-controller.ear/ustack-" + service + ".jar#" + service);

            assertThat(unit).as("the unit of " + service).isNotNull();
            assertThat(unit.getProperties()).containsEntry("hibernate.hbm2ddl.auto", "validate");
            assertThat(unit.getMappingMetamodel().streamEntityDescriptors().count() > 0)
                    .as(service + " has entities")
                    .isEqualTo(!service.equals("quota"));
            assertThatCode(() -> unit.getSchemaManager().validateMappedObjects())
                    .as(service)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void serverIsReadyWithControllerAndAgent() throws Exception {
        int port = MANAGEMENT_PORT + Integer.getInteger("jboss.socket.binding.port-offset");

        HttpResponse<String> answer = get("http://127.0.0.1:" + port + "/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"ustack-controller.ear\":\"OK\"",
                        "\"ustack-agent.ear\":\"OK\"",
                        "\"simulator-ra.rar\":\"OK\"")
                .doesNotContain("DOWN");
        assertThat(get(Cloud.publicUrl() + "/healthz").statusCode())
                .as("database and broker, as the balancer asks")
                .isEqualTo(200);
    }

    @Test
    void beansOfTheJmxDomainAnswer() throws Exception {
        Set<ObjectName> names = Server.mbeans().queryNames(new ObjectName("ustack:*"), null);

        assertThat(names.stream().map(ObjectName::getCanonicalName).collect(Collectors.toSet()))
                .contains("ustack:type=Identity", "ustack:type=Simulator");
        for (ObjectName name : names) {
            for (MBeanAttributeInfo attribute :
                    Server.mbeans().getMBeanInfo(name).getAttributes()) {
                assertThat(Server.mbeans().getAttribute(name, attribute.getName()))
                        .as(name + " " + attribute.getName())
                        .isNotNull();
            }
        }
    }

    /** One agent, known to the controller by the name that the launcher gave it. */
    @Test
    void controllerAndAgentHaveFoundEachOther() {
        String agent = System.getProperty("ustack.agent.name");

        Waiting.soon().untilAsserted(() -> assertThat(Server.number(
                        "select count(*) from node where agent = ? and name = ?", agent, Simulator.node()))
                .isEqualTo(1));
    }
}
