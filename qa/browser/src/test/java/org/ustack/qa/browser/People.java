package org.ustack.qa.browser;

import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes and takes away domains and people by the identity API, as the administrator: what tests of pages find there. */
final class People implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final Playwright playwright = Playwright.create();
    private final APIRequestContext api = playwright.request().newContext(new APIRequest.NewContextOptions());
    private final String token;

    People() {
        APIResponse login = api.post(
                Dashboard.base() + "/identity/v3/auth/tokens",
                RequestOptions.create()
                        .setHeader("Content-Type", "application/json")
                        .setData("{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":"
                                + "\"admin\",\"domain\":{\"id\":\"default\"},\"password\":\"" + Dashboard.password()
                                + "\"}}},\"scope\":{\"system\":{\"all\":true}}}}"));
        token = login.headers().get("x-subject-token");
    }

    /** The id of what the answer shows. */
    String make(String path, String body) {
        APIResponse answer =
                api.post(Dashboard.base() + "/identity/v3/" + path, options().setData(body));
        return idIn(answer);
    }

    String idOf(String list) {
        return idIn(api.get(Dashboard.base() + "/identity/v3/" + list, options()));
    }

    private static String idIn(APIResponse answer) {
        Matcher id = ID.matcher(answer.text());
        if (answer.status() >= 400 || !id.find()) {
            throw new IllegalStateException(answer.url() + " answered " + answer.status() + " " + answer.text());
        }
        return id.group(1);
    }

    void put(String path) {
        int status =
                api.put(Dashboard.base() + "/identity/v3/" + path, options()).status();
        if (status >= 400) {
            throw new IllegalStateException("PUT " + path + " answered " + status);
        }
    }

    String domain(String name) {
        return make("domains", "{\"domain\":{\"name\":\"" + name + "\"}}");
    }

    String user(String name, String domain, String password) {
        return make(
                "users",
                "{\"user\":{\"name\":\"" + name + "\",\"domain_id\":\"" + domain + "\",\"password\":\"" + password
                        + "\"}}");
    }

    /** With all that is in it. */
    void removeDomain(String id) {
        api.patch(
                Dashboard.base() + "/identity/v3/domains/" + id, options().setData("{\"domain\":{\"enabled\":false}}"));
        api.delete(Dashboard.base() + "/identity/v3/domains/" + id, options());
    }

    private RequestOptions options() {
        return RequestOptions.create().setHeader("X-Auth-Token", token).setHeader("Content-Type", "application/json");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
