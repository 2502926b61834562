/*
 * A data table: six months of a payments platform team of seven, all of it
 * invented. One line of story runs through it: card capture fails twice, reliability
 * is put first, the pages at night fall from 31 a week to 9, the token migration waits
 * for the audit of another team, somebody is hired, and Wen moves towards leading a
 * design. From the middle on nobody tells the neighbouring teams where all this is
 * heading, which the report finds.
 */
#include "cmd/demo.h"

#define PLANNING "quarterly-planning"
#define REVIEWS "performance-reviews"
#define DEPENDENCIES "dependency-management"
#define FOCUS "team-focus"

const struct emj_demo_entry emj_demo_entries[] = {
    /* --- five months before --- */
    {
        .day = { 5, 2 },
        .hour = 10,
        .pack = PLANNING,
        .title = "Quarter kickoff",
        .kind = "kickoff",
        .minutes = 90,
        .as = EMJ_WORK_BOTH,
        .answers = {
            { "plan-difference", "Reliability stands first: card capture failed twice last "
                                 "month, 47 minutes together. Seven projects remain, two were "
                                 "cut in the room #reliability" },
            { "reason-before-list",
              "All six heard both outage reports read aloud before they saw the list" },
            { "quote", "@jon: \"Which of my tickets would have prevented the second one?\" +" },
        },
        .when = "I open planning",
        .will = "name the goal before the list",
        .ending = { EMJ_COMMITMENT_KEPT, { 2, 3 }, NULL },
    },
    {
        .day = { 5, 4 },
        .hour = 14,
        .pack = DEPENDENCIES,
        .title = "Sync with Identity",
        .kind = "sync",
        .minutes = 30,
        .as = EMJ_WORK_LEADERSHIP,
        .answers = {
            { "what-i-did", "Told Identity that we leave the old token format this half-year, "
                            "and why: two of our last three outages began there #migration" },
            { "shared-goal", "@mira, who leads Identity: \"No customer is logged out, by "
                             "either of us\"" },
            { "in-writing", "The first line of their migration page since that afternoon +" },
        },
    },
    {
        .day = { 5, 6 },
        .hour = 9,
        .minute = 30,
        .pack = FOCUS,
        .minutes = 25,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "came-in", "Three requests from Billing for refund figures in four days, all of "
                         "them straight to @tomas" },
            { "kept-away", "The third. I answered it with the query from last time, which took "
                           "20 minutes" },
            { "one-rule", "Questions about figures go to the board, not to a person" },
        },
        .when = "a request reaches an engineer directly",
        .will = "move it to the board and say so in the thread",
        .ending = { EMJ_COMMITMENT_PARTLY, { 5, 18 }, NULL },
    },
    {
        .day = { 5, 9 },
        .hour = 11,
        .pack = REVIEWS,
        .title = "1:1 with Wen",
        .kind = "one-on-one",
        .minutes = 45,
        .next_morning = true,
        .as = EMJ_WORK_LEADERSHIP,
        .answers = {
            { "what-i-did", "Asked @wen what the last six months would have looked like if she "
                            "had picked the work" },
            { "wanted-work", "Leading one design from the first page to the rollout, instead "
                             "of reviewing those of others" },
            { "their-words", "\"I know where each design went wrong, and none of them was "
                             "mine\"" },
        },
    },
    {
        .day = { 5, 11 },
        .hour = 15,
        .pack = PLANNING,
        .title = "Estimates for the token migration",
        .minutes = 60,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Went through the token migration with @tomas and @jon line by "
                            "line. 14 weeks became 9 once the reporting part was moved to next "
                            "quarter #migration" },
            { "estimate-source", "All nine weeks are theirs; my own guess had been six" },
            { "check-back", "Whether the two weeks set aside for Identity's review are gone "
                            "before the review begins" },
        },
    },
    {
        .day = { 5, 14 },
        .hour = 16,
        .minute = 30,
        .pack = FOCUS,
        .title = "A week of pages, counted",
        .minutes = 20,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Counted the pages with @priya: 31 in seven days, 19 of them from "
                            "one alert on queue length that nobody acts on #oncall" },
            { "came-back", "The queue alert" },
            { "came-back:short", "A threshold that looks at age: a long queue is normal at "
                                 "noon, an old one is not" },
        },
        .when = "an alert has woken somebody twice for nothing",
        .will = "have it changed or deleted the same day",
        .ending = { EMJ_COMMITMENT_KEPT, { 4, 10 }, NULL },
    },
    {
        .day = { 5, 18 },
        .hour = 10,
        .pack = DEPENDENCIES,
        .title = "Sync with Data",
        .kind = "sync",
        .minutes = 30,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "answer-came", "Data can read the new ledger table from the second week of next "
                             "month. We had waited 12 days for that sentence" },
            { "direct-line", "@jon" },
            { "direct-line:short", "Everything about columns and times; money amounts still "
                                   "come past me" },
        },
    },

    /* --- four months before --- */
    {
        .day = { 4, 3 },
        .hour = 13,
        .minute = 30,
        .pack = DEPENDENCIES,
        .title = "Sync with Identity",
        .kind = "sync",
        .minutes = 30,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Asked @mira when the review of our token design starts. \"End of "
                            "the month, if the audit allows.\" The audit was news to me "
                            "#migration -" },
            { "date-owner", "Nobody yet: it hangs on the auditors, who have given no date" },
            { "ask-earlier", "What does this date depend on that you do not decide?" },
        },
        .when = "another team gives me a date",
        .will = "ask how sure they are and what it hangs on",
        .ending = { EMJ_COMMITMENT_KEPT, { 3, 4 }, NULL },
    },
    {
        .day = { 4, 5 },
        .hour = 9,
        .minute = 30,
        .pack = REVIEWS,
        .title = "After the design review",
        .kind = "feedback",
        .minutes = 30,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Gave @wen two examples: the page that set three options side by "
                            "side, and the meeting in which the first objection ended the "
                            "talk" },
            { "dated-example", "The second review of the refund design, from the notes of that "
                               "morning" },
            { "their-words", "\"The second I did not notice. Tell me when it happens again\"" },
        },
    },
    {
        .day = { 4, 7 },
        .hour = 11,
        .pack = PLANNING,
        .title = "Hiring plan",
        .minutes = 45,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Got the open seat approved as a backend engineer who has carried "
                            "a pager. The budget holds until the end of next quarter #hiring" },
            { "nobody-yet", "The ledger reconciliation, about six weeks; it waits for whoever "
                            "comes" },
            { "earlier-person", "@priya, for the interview questions about nights" },
        },
    },
    {
        .day = { 4, 10 },
        .hour = 15,
        .pack = FOCUS,
        .title = "Retro",
        .kind = "retro",
        .minutes = 60,
        .as = EMJ_WORK_BOTH,
        .answers = {
            { "team-heard", "Eleven alerts are gone; @priya read the list. One came back after "
                            "two people objected with the same incident #oncall" },
            { "reason-heard", "The whole team: a page asks for an action, or it teaches us to "
                              "sleep through pages" },
            { "seen-heard", "@jon put that sentence at the top of the runbook, unasked +" },
        },
    },
    {
        .day = { 4, 12 },
        .hour = 14,
        .pack = DEPENDENCIES,
        .message = "Identity's audit moved by ten days, so the review of our token design is "
                   "at risk. Told @tomas within the hour. He starts with the parts that need "
                   "no review: key rotation and the dry run. #migration",
    },
    {
        .day = { 4, 15 },
        .hour = 10,
        .minute = 30,
        .pack = FOCUS,
        .minutes = 25,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "came-in", "Sales asked for a settlement report for one customer by Friday" },
            { "price-named", "Six days of @jon, which puts the ledger table back a week. They "
                             "took the export that exists" },
            { "user-link", NULL },
        },
        .when = "a request arrives mid-sprint",
        .will = "reply with the cost before yes or no",
        .ending = { EMJ_COMMITMENT_DROPPED, { 1, 8 }, "situation changed" },
    },
    {
        .day = { 4, 18 },
        .hour = 16,
        .pack = REVIEWS,
        .title = "1:1 with Wen",
        .kind = "one-on-one",
        .minutes = 45,
        .as = EMJ_WORK_LEADERSHIP,
        .answers = {
            { "what-i-did", "Offered @wen the retry design as lead: @tomas reviews, first page "
                            "in two weeks, rollout in about ten" },
            { "job-in-a-year", "That other teams ask her, not me, how a payment should fail" },
            { "seen-heard", "She asked for a day, and came back after lunch with five open "
                            "questions on one page +" },
        },
    },

    /* --- three months before: two weeks of leave --- */
    {
        .day = { 3, 4 },
        .hour = 11,
        .minute = 30,
        .pack = DEPENDENCIES,
        .title = "Sync with Identity",
        .kind = "sync",
        .minutes = 30,
        .as = EMJ_WORK_BOTH,
        .answers = {
            { "agreed-line", "Our review begins two weeks after the audit ends, whatever day "
                             "that is; until then neither team names a date to customers "
                             "#migration" },
            { "gave-up", "Our own cutover date. In return their on-call sits with ours for the "
                         "first night" },
            { "seen-heard", "@mira told her team in front of me, including what we gave up" },
        },
    },
    {
        .day = { 3, 7 },
        .hour = 10,
        .pack = PLANNING,
        .title = "Mid-quarter check",
        .minutes = 40,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Two weeks of leave ahead: @priya decides on incidents, @tomas on "
                            "scope, and it stands in the channel #reliability" },
            { "off-the-plan", "The settlement export, 15 days of work. Nobody has asked for it "
                              "since sales took the old one" },
        },
    },
    {
        .day = { 3, 19 },
        .hour = 9,
        .minute = 15,
        .pack = FOCUS,
        .title = "Back from leave",
        .minutes = 15,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Read two weeks back with @priya: 25 pages, one outage of eight "
                            "minutes, three decisions without me and none to undo #oncall" },
            { "pulled-away", "@tomas, a day and a half, by a certificate that Billing had let "
                             "expire" },
            { "change-next", "Ask the neighbours for expiry dates before I go" },
        },
        .when = "I plan a leave",
        .will = "ask Billing and Identity what expires while I am away",
        .ending = { EMJ_COMMITMENT_DROPPED, { 2, 19 }, "replaced" },
    },
    {
        .day = { 3, 19 },
        .hour = 14,
        .message = "Two phone screens for the open seat. Asked both about a page that had "
                   "woken them: one told me about the alert, the other about who needed what "
                   "by morning. The second goes on to the panel. #hiring",
    },

    /* --- two months before --- */
    {
        .day = { 2, 3 },
        .hour = 10,
        .pack = PLANNING,
        .title = "Quarter kickoff",
        .kind = "kickoff",
        .minutes = 90,
        .as = EMJ_WORK_LEADERSHIP,
        .answers = {
            { "what-i-did", "Goal first, list second: within ten minutes a payment is either "
                            "done or undone. Then the five projects that serve it "
                            "#reliability" },
            { "own-words", "@tomas: \"Nobody has to ring us to learn what happened to their "
                           "money\"" },
            { "show-someone", "Four of six cards from the last ten minutes name the same goal; "
                              "the photo is in the planning page +" },
        },
    },
    {
        .day = { 2, 5 },
        .hour = 13,
        .minute = 30,
        .pack = REVIEWS,
        .title = "Calibration",
        .kind = "calibration",
        .minutes = 120,
        .next_morning = true,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "round-moved", "Eleven names with four other managers, all of the senior ones "
                             "done" },
            { "draft-changed", "My line on @tomas. @mira brought three dated examples from the "
                               "audit weeks where I had one" },
            { "write-down-now", "The certificate day: he fixed it, then wrote Billing the "
                                "check" },
        },
        .when = "a review draft is due in two weeks",
        .will = "ask two people outside the team for one example each",
        .ending = { EMJ_COMMITMENT_KEPT, { 0, 4 }, NULL },
    },
    {
        .day = { 2, 8 },
        .hour = 15,
        .minute = 30,
        .pack = FOCUS,
        .title = "Support at the stand-up",
        .minutes = 30,
        .as = EMJ_WORK_LEADERSHIP,
        .answers = {
            { "what-i-did", "Brought the support lead to the stand-up. She read out four "
                            "tickets of people whose refund had hung for three days" },
            { "user-link", "@jon and @wen: the refund queue is where those four were waiting" },
            { "finished-since", "@jon asked for the ticket numbers and had closed two of the "
                                "causes by Thursday +" },
        },
    },
    {
        .day = { 2, 11 },
        .hour = 11,
        .pack = PLANNING,
        .title = "An offer",
        .minutes = 30,
        .as = EMJ_WORK_BOTH,
        .answers = {
            { "what-i-did", "Made @ade the offer with the on-call rota and last month's page "
                            "count on the table, and said why we are after fewer #hiring" },
            { "new-on-project", "@ade, on the ledger reconciliation from next month, with "
                                "@priya beside" },
            { "quote", "\"You are the first to show me the nights before the salary\" +" },
        },
    },
    {
        .day = { 2, 14 },
        .hour = 10,
        .pack = DEPENDENCIES,
        .title = "Identity and Data at one table",
        .kind = "sync",
        .minutes = 45,
        .as = EMJ_WORK_LEADERSHIP,
        .answers = {
            { "what-i-did", "Put Identity and Data in one room. The token change reaches "
                            "Data's exports two steps later, and nobody had told them "
                            "#migration" },
            { "both-in-a-year", "That by then a token is known to Identity alone, and the rest "
                                "of us hold a reference" },
            { "seen-heard", "Data's lead had drawn it on the board before I was through" },
        },
    },
    {
        .day = { 2, 16 },
        .hour = 16,
        .pack = DEPENDENCIES,
        .minutes = 20,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "answer-came", "The audit is over; Identity reads our design in two weeks "
                             "#migration" },
            { "if-late", "After ten days @tomas runs the rehearsal on old tokens, so that the "
                         "ledger does not wait" },
            { "tell-next", "Billing: their nightly job reads the same table" },
        },
    },
    {
        .day = { 2, 19 },
        .hour = 9,
        .minute = 30,
        .pack = FOCUS,
        .minutes = 25,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Let three unplanned requests through in one week and moved "
                            "@priya's on-call twice to make room. The swap was mine to refuse "
                            "#oncall -" },
            { "open-at-once", "Nine, with six people" },
            { "can-wait", "The fee table for finance, which is read once a month" },
        },
        .when = "a piece of work is about to start",
        .will = "ask which open one stops for it",
        .ending = { EMJ_COMMITMENT_PARTLY, { 1, 16 }, NULL },
    },

    /* --- the month before --- */
    {
        .day = { 1, 5 },
        .hour = 9,
        .pack = FOCUS,
        .title = "First week of Ade",
        .minutes = 30,
        .as = EMJ_WORK_BOTH,
        .answers = {
            { "what-i-did", "First week with @ade: one change live on day two, beside @priya "
                            "on call on day four #hiring #oncall" },
            { "quiet-hours", "Tuesday and Thursday until noon" },
            { "seen-heard", "@ade, after reading both outage reports: "
                            "\"So that is why the list looks like this\"" },
        },
    },
    {
        .day = { 1, 7 },
        .hour = 14,
        .pack = DEPENDENCIES,
        .title = "Design review at Identity",
        .minutes = 50,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Identity's reviewer found that a rollback leaves both token "
                            "formats valid for an hour; asked for a plan without that hour "
                            "#migration" },
            { "risk-owner", "The hour: @tomas" },
            { "risk-owner:short", "Friday, in the comments of the design page" },
        },
    },
    {
        .day = { 1, 8 },
        .hour = 11,
        .pack = REVIEWS,
        .title = "1:1 with Wen",
        .kind = "one-on-one",
        .minutes = 45,
        .as = EMJ_WORK_BOTH,
        .answers = {
            { "what-i-did", "Read @wen's retry design before it went out. Changed nothing and "
                            "asked twice who would be woken by it" },
            { "next-expectation", "One design led to its rollout, and one that she stops with "
                                  "reasons" },
            { "decision-handed", "How often we retry a charge. Until now that was mine" },
        },
    },
    {
        .day = { 1, 10 },
        .hour = 10,
        .pack = PLANNING,
        .title = "Reconciliation is late",
        .minutes = 45,
        .next_morning = true,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Told my director that the reconciliation will not be done this "
                            "quarter: @ade started five weeks after the date I had planned "
                            "with -" },
            { "estimate-moved", "From six weeks to nine, once @ade had read the old importer" },
            { "change-next", "// I had known for eight days and waited for a better number. "
                             "The first day would have cost me less" },
        },
        .when = "an estimate grows by half",
        .will = "tell those who wait for it within two days",
        .ending = { EMJ_COMMITMENT_DROPPED, { 0, 10 }, "replaced" },
    },
    {
        .day = { 1, 13 },
        .hour = 15,
        .pack = DEPENDENCIES,
        .title = "Rehearsal of the cutover",
        .minutes = 30,
        .message = "Ran the cutover with Identity on a copy: 4 of 2,100 sessions lost, all "
                   "from one cache. Rolled back in six minutes. The cutover date stands if the "
                   "cache is fixed by Wednesday; @tomas has it. #migration",
    },
    {
        .day = { 1, 16 },
        .hour = 16,
        .minute = 30,
        .pack = FOCUS,
        .minutes = 20,
        .as = EMJ_WORK_LEADERSHIP,
        .answers = {
            { "what-i-did", "Left the choice between two fixes of the cache to @tomas and "
                            "@jon, and said so in the channel before either had started" },
            { "left-to-them", "The slower one without a switch, since nobody would ever have "
                              "removed the switch" },
            { "finished-since", "Both: merged on the second day, second rehearsal without a "
                                "lost session +" },
        },
    },
    {
        .day = { 1, 19 },
        .hour = 17,
        .pack = REVIEWS,
        .title = "1:1 with Jon",
        .kind = "one-on-one",
        .minutes = 40,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Told @jon that two of his last five changes went out without the "
                            "second reader we had agreed on" },
            { "dated-example", "The fee change on Friday evening: the diff at 17:40, the page "
                               "at 19:55" },
            { "change-next", "Say it in that week, not three weeks later -" },
        },
        .when = "an agreement is broken a second time",
        .will = "talk about it the same week",
        .ending = { EMJ_COMMITMENT_KEPT, { 0, 12 }, NULL },
    },

    /* --- the last full month --- */
    {
        .day = { 0, 2 },
        .hour = 10,
        .pack = DEPENDENCIES,
        .title = "Go or no-go with Identity",
        .kind = "sync",
        .minutes = 30,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "agreed-line", "We cut over next week at ten in the morning, with both on-calls "
                             "in one channel #migration" },
            { "who-does-what", "Eight steps with one name each; @mira can stop it, nobody "
                               "else" },
            { "in-writing", "The cutover page, linked from both runbooks" },
        },
    },
    {
        .day = { 0, 4 },
        .hour = 14,
        .minute = 30,
        .pack = REVIEWS,
        .title = "Review drafts",
        .kind = "writing",
        .minutes = 60,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Wrote the drafts for @tomas and @priya, each with two examples "
                            "from people outside the team" },
            { "fewest-notes", "@ade's: five weeks, four notes. The first line of the draft "
                              "says so" },
            { "see-before-next", "The new importer, before it runs on a real file" },
        },
    },
    {
        .day = { 0, 7 },
        .hour = 10,
        .pack = DEPENDENCIES,
        .title = "Cutover",
        .minutes = 60,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Cut the tokens over with Identity: 2,140 sessions moved, none "
                            "logged out, one alert and that one expected #migration "
                            "#reliability" },
            { "strength-risk", "I had asked for one rollback at full size, which is how the "
                               "hour with two formats came up" },
            { "seen-heard", "@mira closed the channel after 50 minutes with \"nothing to "
                            "add\" +" },
        },
    },
    {
        .day = { 0, 9 },
        .hour = 11,
        .pack = PLANNING,
        .title = "Sizing the next quarter",
        .minutes = 75,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "Sized the candidates with all seven: eleven projects, 34 weeks of "
                            "work, 26 weeks of people" },
            { "off-the-plan", "The billing rewrite and three smaller ones" },
            { "show-someone", "Version 3 of the plan with seven projects; two product leads "
                              "confirmed it in writing +" },
        },
        .when = "a project has no number from those who will do it",
        .will = "leave it off the list",
        .ending = { EMJ_COMMITMENT_KEPT, { 0, 16 }, NULL },
    },
    {
        .day = { 0, 10 },
        .hour = 16,
        .pack = FOCUS,
        .minutes = 20,
        .next_morning = true,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "came-in", "Finance asked @priya for a year of fee data on the last day of their "
                         "close. She lost the afternoon and I heard of it from the board "
                         "#oncall -" },
            { "pulled-away", "@priya, four hours; the alert review moved to next week" },
            { "one-rule", "In the days of a close finance writes to me first" },
        },
        .when = "finance begins a close",
        .will = "ask on the first day what they will need",
    },
    {
        .day = { 0, 12 },
        .hour = 13,
        .pack = REVIEWS,
        .title = "1:1 with Wen",
        .kind = "one-on-one",
        .minutes = 45,
        .as = EMJ_WORK_LEADERSHIP,
        .answers = {
            { "what-i-did", "Went through @wen's growth plan, which she had written: design "
                            "lead next quarter at the top, what she still lacks underneath" },
            { "spoke-for", "My director and the lead of Data, with the retry design as the "
                           "example" },
            { "their-words", "\"Now it is a plan and not a wish\" +" },
        },
    },
    {
        .day = { 0, 13 },
        .hour = 9,
        .minute = 30,
        .pack = FOCUS,
        .title = "Retro",
        .kind = "retro",
        .minutes = 60,
        .as = EMJ_WORK_BOTH,
        .answers = {
            { "what-i-did", "Compared nights: 31 pages a week at the start, 9 now. Took Friday "
                            "deploys off the calendar in the same hour #oncall #reliability" },
            { "progress-shown", "The alert review of @priya: eleven nights in a row in which "
                                "nobody was woken" },
            { "visible-where", "@jon had posted the curve before the meeting began" },
        },
    },
    {
        .day = { 0, 15 },
        .hour = 10,
        .pack = DEPENDENCIES,
        .title = "Sync with Billing",
        .kind = "sync",
        .minutes = 30,
        .as = EMJ_WORK_MANAGEMENT,
        .answers = {
            { "what-i-did", "One nightly job of Billing still reads the old token table. Asked "
                            "for a date, then for how sure they are: seven out of ten "
                            "#migration" },
            { "date-owner", "Their new lead, in the last week of next month" },
            { "shared-goal", NULL },
        },
        .when = "somebody still reads the old table",
        .will = "write down a name for it the same day",
        .ending = { EMJ_COMMITMENT_PARTLY, { 0, 19 }, NULL },
    },
    {
        .day = { 0, 16 },
        .hour = 15,
        .pack = PLANNING,
        .title = "Where we go next",
        .kind = "all-hands",
        .minutes = 30,
        .as = EMJ_WORK_LEADERSHIP,
        .answers = {
            { "asked-of-you", "Why not the billing rewrite? Because nobody who waits for money "
                              "would notice it #reliability" },
            { "where-heading", "\"We made it hard to lose a payment; next we make it easy to "
                               "see one\"" },
            { "quote", "The support lead, unprompted: \"Then I can stop promising to ring "
                       "back\" +" },
        },
        .when = "I say where we are heading",
        .will = "ask one person to say it back to me",
    },
    {
        .day = { 0, 17 },
        .hour = 11,
        .pack = FOCUS,
        .message = "Handed the on-call rota to @priya for good; the escalations stay with me. "
                   "@ade joins as the sixth, one week in six, after two more weeks beside "
                   "somebody. #oncall #hiring",
    },
    {
        .day = { 0, 19 },
        .hour = 16,
        .minute = 30,
        .pack = REVIEWS,
        .title = "1:1 with Tomas",
        .kind = "one-on-one",
        .minutes = 30,
        .answers = {
            { "what-i-did", "Asked @tomas what the migration would make him stop doing. He "
                            "said: estimating alone" },
            { "earlier-promise", "The conference from last year, which I had let lie for eight "
                                 "months" },
            { "their-view", NULL },
        },
    },
};

const size_t emj_demo_entry_count = G_N_ELEMENTS(emj_demo_entries);
