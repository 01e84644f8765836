package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.network.AddressGroupService.Draft;
import org.ustack.network.AddressGroupService.View;
import org.ustack.rest.common.JsonBody;

final class AddressGroupJson {

    private static final Set<String> KNOWN = Set.of("name", "description", "tenant_id", "project_id", "addresses");

    private AddressGroupJson() {}

    static Draft draft(JsonBody body) {
        Bodies.only(body, KNOWN);
        return new Draft(
                Bodies.project(body), text(body, "name"), text(body, "description"), Bodies.texts(body, "addresses"));
    }

    static Draft changes(JsonBody body) {
        Bodies.refuse(body, Set.of("id", "tenant_id", "project_id", "addresses"));
        return draft(body);
    }

    /** Of the operations that add and take away addresses. */
    static List<String> addresses(JsonBody body) {
        JsonBody holder = body.hasValue("address_group") ? body.object("address_group") : body;
        List<String> addresses = holder.texts("addresses", Bodies.TEXT);
        if (addresses == null) {
            throw Bodies.bad("Unable to find 'addresses' in request body");
        }
        return addresses;
    }

    static Map<String, Object> of(View view) {
        Map<String, Object> json = Heads.json(view.head());
        json.remove("tags");
        json.put("addresses", view.addresses());
        json.put("shared", view.shared());
        return json;
    }
}
