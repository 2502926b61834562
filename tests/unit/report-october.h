/*
 * data table: an invented manager's entries from July to October 2026, with the
 * counts, lengths, words and quoted answers of the report's documented example.
 */
#ifndef EMJ_TEST_REPORT_OCTOBER_H
#define EMJ_TEST_REPORT_OCTOBER_H

#include "report-support.h"

#define QP "quarterly-planning"
#define PR "performance-reviews"
#define DM "dependency-management"
#define TF "team-focus"

#define PLAN FUNCTION(PLANNING_BUDGETING)
#define STAFF FUNCTION(ORGANIZING_STAFFING)
#define CONTROL FUNCTION(CONTROLLING_PROBLEM_SOLVING)
#define DIRECT FUNCTION(SETTING_DIRECTION)
#define ALIGN FUNCTION(ALIGNING_PEOPLE)
#define MOTIVATE FUNCTION(MOTIVATING_INSPIRING)

/* clang-format off */
static const struct report_spec october[] = {
    { .day = "2026-10-01", .activity = QP, .work = MGMT, .functions = PLAN, .minutes = 40, .words = 50,
      .commitment = "[x] When the list is read out, I ask what is missing (kept 2026-10-08)" },
    { .day = "2026-10-02", .activity = DM, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50,
      .commitment = "[-] When Billing moves a date, I call (dropped 2026-10-14, situation changed)",
      .signs = "@tomas" },
    { .day = "2026-10-05", .activity = PR, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50,
      .text = "Told @wen what the last two designs lacked", .evidence = "Wen asked for the notes", .signs = "#hiring" },
    { .day = "2026-10-06", .activity = TF, .work = MGMT, .functions = STAFF, .minutes = 40, .words = 50, .recorded_later = true,
      .text = "Moved two people for a week", .evidence = "@priya had fixed the pager by noon", .signs = "#oncall" },
    { .day = "2026-10-07", .activity = DM, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50,
      .signs = "#reliability" },
    { .day = "2026-10-08", .activity = QP, .work = MGMT, .functions = PLAN, .minutes = 40, .words = 50,
      .text = "Cut the billing rewrite from Q4 after sizing it with the team. +",
      .evidence = "plan v3 went from 11 to 7 projects; two product leads confirmed in writing." },
    { .day = "2026-10-09", .activity = PR, .work = BOTH, .functions = CONTROL | MOTIVATE, .minutes = 60, .words = 50,
      .text = "Read the reviews with @priya line by line", .evidence = "@priya rewrote hers the same day" },
    { .day = "2026-10-12", .activity = QP, .work = BOTH, .functions = PLAN | DIRECT, .minutes = 60, .words = 50 },
    { .day = "2026-10-13", .activity = PR, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50, .recorded_later = true,
      .text = "Gave Wen feedback on two design reviews using dated examples. +",
      .evidence = "Wen drafted a growth plan the next day and asked for a design lead role.", .signs = "@wen" },
    { .day = "2026-10-14", .activity = DM, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50,
      .text = "Asked @tomas for a date", .evidence = "He named one in front of both teams", .signs = "#reliability" },
    { .day = "2026-10-15", .activity = TF, .work = MGMT, .functions = STAFF, .minutes = 40, .words = 50,
      .signs = "#oncall" },
    { .day = "2026-10-16", .activity = QP, .work = LEAD, .functions = ALIGN, .minutes = 30, .words = 70, .recorded_later = true },
    { .day = "2026-10-19", .activity = PR, .work = LEAD, .functions = MOTIVATE, .minutes = 30, .words = 71,
      .commitment = "[ ] When Tomás brings an escalation, I ask for his option first",
      .signs = "@tomas #hiring" },
    { .day = "2026-10-20", .activity = DM, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50,
      .commitment = "[x] When a date is given in the sync, I ask how sure we are (kept 2026-10-27)",
      .text = "Found the identity-service slip two weeks late. I had asked for dates, not for confidence in the dates. -",
      .signs = "#reliability" },
    { .day = "2026-10-21", .activity = QP, .work = MGMT, .functions = PLAN, .minutes = 40, .words = 50,
      .commitment = "[x] When I open planning, I name the goal before the list (kept 2026-10-26)" },
    { .day = "2026-10-22", .activity = TF, .work = MGMT, .functions = STAFF, .minutes = 47, .words = 58, .recorded_later = true,
      .commitment = "[ ] When a request arrives mid-sprint, I reply with the cost before yes or no",
      .text = "Let three unplanned requests through in one week; the on-call swap was mine to refuse. -",
      .signs = "#oncall" },
    { .day = "2026-10-23", .activity = TF, .work = LEAD, .functions = MOTIVATE, .minutes = 30, .words = 71,
      .signs = "@wen" },
    { .day = "2026-10-26", .activity = QP, .work = BOTH, .functions = PLAN | DIRECT, .minutes = 60, .words = 50,
      .text = "Opened the kickoff with why reliability comes first. +",
      .evidence = "three of five engineers named the same goal, unprompted, in the retro.", .signs = "#reliability" },
    { .day = "2026-10-27", .activity = DM, .work = MGMT, .functions = CONTROL, .words = 50 },
    { .day = "2026-10-29", .activity = TF, .work = LEAD, .functions = MOTIVATE, .minutes = 33, .words = 71,
      .signs = "#reliability" },
    { .day = "2026-10-30", .activity = PR, .work = MGMT, .functions = CONTROL, .words = 50,
      .text = "Went through the growth plan", .evidence = "@wen had dates for all of it", .signs = "#hiring" },
};

/* Months before, as counts of management only, both, leadership only. */
static const struct {
    int month;
    int management;
    int both;
    int leadership;
} earlier_months[] = {
    { 7, 5, 1, 2 },
    { 8, 8, 2, 5 },
    { 9, 11, 2, 5 },
};
/* clang-format on */

/* In September: one commitment kept and one partly kept in October. */
static inline const char *earlier_commitment(int month, int number)
{
    if (month == 9 && number == 0)
        return "[x] When the audit is over, I thank them (kept 2026-10-05)";
    if (month == 9 && number == 1)
        return "[/] When on-call wakes two people, I ask why (partly 2026-10-09)";
    return NULL;
}

/* Also in September: two themes, and the last that was said of @ade. */
static inline const char *earlier_signs(int month, int number)
{
    static const char *const september[] = {
        [2] = "#reliability", [5] = "#hiring", [8] = "#hiring #reliability",
        [11] = "#hiring",     [16] = "@ade",   [17] = NULL,
    };
    return month == 9 && number < (int)G_N_ELEMENTS(september) ? september[number] : NULL;
}

/* The dependency side stays with management but for one leadership entry on 26 August. */
static inline void add_earlier_entry(GPtrArray *entries, int month, int number,
                                     enum emj_work work)
{
    bool august = month == 8 && number == 14;
    g_autofree char *day = g_strdup_printf("2026-%02d-%02d", month, august ? 26 : number + 1);
    struct report_spec spec = {
        .day = day,
        .activity = august ? DM : QP,
        .work = work,
        .signs = earlier_signs(month, number),
        .commitment = earlier_commitment(month, number),
    };
    report_add(entries, &spec, 1);
}

static inline void add_october_roster(struct emj_config *config)
{
    report_add_person(config, "priya", "Priya Nair", NULL);
    report_add_person(config, "ade", "Ade Bello", NULL);
    report_add_person(config, "tomas", "Tomás Silva", "Tom");
    report_add_person(config, "wen", "Wen Li", NULL);
}

static inline void add_october_journal(GPtrArray *entries)
{
    for (size_t i = 0; i < G_N_ELEMENTS(earlier_months); i++) {
        int number = 0;
        for (int j = 0; j < earlier_months[i].management; j++)
            add_earlier_entry(entries, earlier_months[i].month, number++, EMJ_WORK_MANAGEMENT);
        for (int j = 0; j < earlier_months[i].both; j++)
            add_earlier_entry(entries, earlier_months[i].month, number++, EMJ_WORK_BOTH);
        for (int j = 0; j < earlier_months[i].leadership; j++)
            add_earlier_entry(entries, earlier_months[i].month, number++, EMJ_WORK_LEADERSHIP);
    }
    report_add(entries, october, G_N_ELEMENTS(october));
}

#endif
