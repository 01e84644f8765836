package org.ustack.rest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.image.ImageError;
import org.ustack.image.MetadefDraft;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefView;
import org.ustack.image.NamespaceDraft;
import org.ustack.image.NamespaceView;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.JsonMapperProvider;

/** Metadata definitions over the wire, both ways. */
class MetadefJsonTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00.123456Z");
    private final ObjectMapper mapper = new JsonMapperProvider().getContext(Object.class);

    @Test
    void aNamespace() throws Exception {
        same(
                "metadef-namespace.json",
                MetadefJson.namespace(new NamespaceView(
                        "OS::Test::Ns",
                        "Test",
                        null,
                        Visibility.PUBLIC,
                        "d0000000000000000000000000000000",
                        true,
                        CREATED,
                        CREATED.plusSeconds(60))));
    }

    @Test
    void anObjectIsWrittenAsItWasRead() throws Exception {
        MetadefDraft draft = MetadefBody.object(body("{'name':'disk','description':'A disk','required':['size'],"
                + "'properties':{'size':{'title':'Size','type':'integer','minimum':1}}}"));
        assertThat(draft.kind()).isEqualTo(MetadefKind.OBJECT);
        same("metadef-object.json", MetadefJson.object("OS::Test::Ns", view(draft)));
    }

    @Test
    void aPropertyHasItsNameOnlyWhereItStandsAlone() throws Exception {
        MetadefDraft draft = MetadefBody.property(
                body("{'name':'kind','title':'Kind','type':'string','enum':['a','b'],'default':'a'}"));
        assertThat(draft.name()).isEqualTo("kind");
        JsonNode alone = mapper.valueToTree(MetadefJson.property("hw_kind", view(draft)));
        assertThat(alone)
                .isEqualTo(
                        mapper.readTree(
                                "{\"name\":\"hw_kind\",\"title\":\"Kind\",\"type\":\"string\",\"enum\":[\"a\",\"b\"],\"default\":\"a\"}"));
        JsonNode many = mapper.valueToTree(MetadefJson.properties(List.of(view(draft)), "hw_"));
        assertThat(many.get("hw_kind").has("name")).isFalse();
    }

    @Test
    void aTypeOfResourcesGivesItsPrefix() {
        List<MetadefView> associations =
                List.of(view(new MetadefDraft(MetadefKind.ASSOCIATION, "OS::Glance::Image", "{\"prefix\":\"hw_\"}")));
        assertThat(MetadefPropertiesResource.prefix(associations, "OS::Glance::Image"))
                .isEqualTo("hw_");
        assertThat(MetadefPropertiesResource.prefix(associations, "OS::Nova::Flavor"))
                .isEmpty();
    }

    @Test
    void aNewNamespaceBringsItsContent() throws Exception {
        JsonBody body = body("{'namespace':'n','visibility':'public','protected':true,"
                + "'resource_type_associations':[{'name':'T','prefix':'p_'}],'objects':[{'name':'o'}],"
                + "'properties':{'p':{'title':'P','type':'string'}},'tags':[{'name':'t'}]}");
        assertThat(MetadefBody.namespace(body))
                .isEqualTo(new NamespaceDraft("n", null, null, Visibility.PUBLIC, null, true));
        assertThat(MetadefBody.content(body))
                .extracting(MetadefDraft::kind)
                .containsExactlyInAnyOrder(MetadefKind.values());
        assertThat(MetadefBody.content(body)).extracting(MetadefDraft::name).contains("T", "o", "p", "t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'namespace':''}",
                "{'namespace':5}",
                "{'namespace':'n','visibility':'shared'}",
                "{'namespace':'n','protected':'yes'}",
                "{'namespace':'n','colour':'red'}",
                "{'namespace':'123456789012345678901234567890123456789012345678901234567890123456789012345678901'}",
                "{'namespace':'n','tags':['t']}",
                "{'namespace':'n','objects':[{}]}",
                "{'namespace':'n','properties':{'p':{'title':'P'}}}",
                "{'namespace':'n','properties':{'p':5}}"
            })
    void badNamespacesAreRefused(String text) {
        assertThatThrownBy(() -> {
                    JsonBody body = body(text);
                    MetadefBody.namespace(body);
                    MetadefBody.content(body);
                })
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(CommonError.INVALID_INPUT));
    }

    @ParameterizedTest
    @CsvSource({
        "type,'\"colour\"'",
        "type,null",
        "minLength,-1",
        "maxLength,1.5",
        "minimum,'\"1\"'",
        "readonly,'\"yes\"'",
        "operators,'[1]'",
        "enum,'{}'",
        "items,'[]'",
        "pattern,'\"(\"'",
        "other,1"
    })
    void badPropertiesAreRefused(String field, String value) throws Exception {
        ObjectNode node = (ObjectNode) mapper.readTree("{\"name\":\"p\",\"title\":\"P\",\"type\":\"string\"}");
        node.set(field, mapper.readTree(value));
        assertThatThrownBy(() -> MetadefBody.property(new JsonBody(node))).isInstanceOf(CloudException.class);
    }

    @Test
    void whatTheServiceWritesNobodyElseMay() {
        for (String name : List.of("self", "schema", "created_at", "updated_at")) {
            assertThatThrownBy(() -> MetadefBody.namespace(body("{'namespace':'n','" + name + "':'x'}")))
                    .isInstanceOfSatisfying(
                            CloudException.class, e -> assertThat(e.code()).isEqualTo(ImageError.ATTRIBUTE_READ_ONLY))
                    .hasMessage("Attribute '" + name + "' is read-only.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "namespace,namespace",
        "namespaces,namespaces",
        "object,object",
        "objects,objects",
        "property,property",
        "properties,properties",
        "tag,tag",
        "tags,tags",
        "resource_type,resource_type_association",
        "resource_types,resource_type_associations"
    })
    void schemasHaveTheNamesThatClientsLookFor(String address, String name) {
        assertThat(MetadefSchemas.find(address).orElseThrow()).containsEntry("name", name);
        assertThat(MetadefSchemas.find("nothing")).isEmpty();
    }

    private static MetadefView view(MetadefDraft draft) {
        return new MetadefView(draft.kind(), draft.name(), draft.body(), CREATED, CREATED.plusSeconds(60));
    }

    private JsonBody body(String text) throws IOException {
        return new JsonBody((ObjectNode) mapper.readTree(text.replace('\'', '"')));
    }

    private void same(String sample, Object json) throws IOException {
        try (InputStream file = MetadefJsonTest.class.getResourceAsStream(sample)) {
            assertThat(mapper.readTree(mapper.writeValueAsBytes(json))).isEqualTo(mapper.readTree(file));
        }
    }
}
