package org.ustack.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.ustack.identity.OwnPasswordService;
import org.ustack.web.text.Words;

/** What is asked of a new password, told before it is typed; here and at the sign-in. */
@Named
@RequestScoped
public class PasswordTerms {

    @Inject
    OwnPasswordService passwords;

    @Inject
    Words words;

    public List<String> getSentences() {
        OwnPasswordService.Terms terms = passwords.terms();
        List<String> sentences = new ArrayList<>();
        if (terms.minimumLength() > 1) {
            sentences.add(words.get("password.rule.length", terms.minimumLength()));
        }
        if (terms.description() != null) {
            sentences.add(words.get("password.rule.pattern", terms.description()));
        }
        sentences.add(
                terms.uniqueCount() > 1
                        ? words.get("password.rule.history", terms.uniqueCount())
                        : words.get("password.rule.other"));
        if (terms.minimumAgeDays() > 0) {
            sentences.add(words.get("password.rule.age", terms.minimumAgeDays()));
        }
        if (terms.expiresDays() > 0) {
            sentences.add(words.get("password.rule.expires", terms.expiresDays()));
        }
        return sentences;
    }
}
