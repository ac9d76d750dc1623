CREATE TABLE `answer` (
	`round_id` integer NOT NULL,
	`participant_id` integer NOT NULL,
	`theme_id` integer NOT NULL,
	`question` text NOT NULL,
	`value` integer,
	PRIMARY KEY(`round_id`, `participant_id`, `theme_id`, `question`),
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "answer_question" CHECK("answer"."question" in ('impact', 'feasibility', 'effort', 'knowledge')),
	CONSTRAINT "answer_value" CHECK("answer"."value" is null or "answer"."value" in (1, 2, 3, 4, 5))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `lever` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`corrected` integer NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lever_scanId_slug_unique` ON `lever` (`scan_id`,`slug`);--> statement-breakpoint
CREATE TABLE `participant` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`group_id` integer NOT NULL,
	`secret_hash` text,
	`label_hash` text,
	`origin` text NOT NULL,
	`last_theme_slug` text,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `stakeholder_group`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "participant_known" CHECK(("participant"."secret_hash" is null) <> ("participant"."label_hash" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participant_secretHash_unique` ON `participant` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `participant_scan` ON `participant` (`scan_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `participant_scanId_labelHash_unique` ON `participant` (`scan_id`,`label_hash`);--> statement-breakpoint
CREATE TABLE `release` (
	`round_id` integer PRIMARY KEY NOT NULL,
	`json` text NOT NULL,
	`checksum` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `remark` (
	`round_id` integer NOT NULL,
	`participant_id` integer NOT NULL,
	`theme_id` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`round_id`, `participant_id`, `theme_id`),
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "remark_length" CHECK(length("remark"."text") between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE `round` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`opened_at_ms` integer NOT NULL,
	`closes_at_ms` integer,
	`released_at_ms` integer,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "round_state" CHECK("round"."state" in ('open', 'closing', 'released')),
	CONSTRAINT "round_closes" CHECK("round"."state" = 'open' or "round"."closes_at_ms" is not null),
	CONSTRAINT "round_released" CHECK(("round"."state" = 'released') = ("round"."released_at_ms" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `round_scanId_number_unique` ON `round` (`scan_id`,`number`);--> statement-breakpoint
CREATE TABLE `scan` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`owner_id` text,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`use` text NOT NULL,
	`decision` text NOT NULL,
	`contact` text NOT NULL,
	`retention_months` integer NOT NULL,
	`languages` text NOT NULL,
	`breakdown` text NOT NULL,
	`k` integer NOT NULL,
	`weight_impact` real NOT NULL,
	`weight_feasibility` real NOT NULL,
	`weight_room` real NOT NULL,
	`area_name` text,
	`area_polygons` text,
	`area_hectares` real,
	`theme_set_id` text,
	`theme_set_version` text,
	`corrected` integer DEFAULT false NOT NULL,
	`label_key` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "scan_k" CHECK("scan"."k" in (3, 5)),
	CONSTRAINT "scan_breakdown" CHECK("scan"."breakdown" in ('families', 'groups')),
	CONSTRAINT "scan_languages" CHECK("scan"."languages" in ('nl', 'en', 'nl,en')),
	CONSTRAINT "scan_retention" CHECK("scan"."retention_months" between 1 and 120),
	CONSTRAINT "scan_weights" CHECK("scan"."weight_impact" >= 0 and "scan"."weight_feasibility" >= 0 and "scan"."weight_room" >= 0 and "scan"."weight_impact" + "scan"."weight_feasibility" + "scan"."weight_room" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scan_code_unique` ON `scan` (`code`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at_ms` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `stakeholder_group` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`slug` text NOT NULL,
	`family` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stakeholder_group_scanId_slug_unique` ON `stakeholder_group` (`scan_id`,`slug`);--> statement-breakpoint
CREATE TABLE `theme` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`lever_id` integer NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`enabling` integer NOT NULL,
	`core` integer NOT NULL,
	`active` integer NOT NULL,
	`origin` text NOT NULL,
	`corrected` integer NOT NULL,
	`facts` text NOT NULL,
	`fact_link` text,
	`executors` text NOT NULL,
	`plan_place` text,
	`policies` text NOT NULL,
	`conditions` text NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lever_id`) REFERENCES `lever`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `theme_lever` ON `theme` (`lever_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `theme_scanId_slug_unique` ON `theme` (`scan_id`,`slug`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);