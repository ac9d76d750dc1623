CREATE TABLE `cluster` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`theme_id` integer,
	`reply` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `cluster_scan` ON `cluster` (`scan_id`);--> statement-breakpoint
CREATE TABLE `commitment` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`position` integer NOT NULL,
	`theme_id` integer,
	`what` text NOT NULL,
	`who` text NOT NULL,
	`first_step` text NOT NULL,
	`due` text,
	`sign` text NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `commitment_scan` ON `commitment` (`scan_id`);--> statement-breakpoint
CREATE TABLE `contribution` (
	`id` text PRIMARY KEY DEFAULT (lower(hex(randomblob(8)))) NOT NULL,
	`participant_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`cluster_id` integer,
	`hidden` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cluster_id`) REFERENCES `cluster`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "contribution_kind" CHECK("contribution"."kind" in ('problem', 'opportunity', 'precondition')),
	CONSTRAINT "contribution_length" CHECK(length("contribution"."text") between 1 and 280)
);
--> statement-breakpoint
CREATE INDEX `contribution_participant` ON `contribution` (`participant_id`);--> statement-breakpoint
CREATE TABLE `highlight` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`theme_id` integer,
	`text` text NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "highlight_kind" CHECK("highlight"."kind" in ('start', 'talk', 'question'))
);
--> statement-breakpoint
CREATE INDEX `highlight_scan` ON `highlight` (`scan_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`code` text NOT NULL,
	`party` text NOT NULL,
	`group_id` integer,
	`position` integer NOT NULL,
	`came` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `stakeholder_group`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_code_unique` ON `invitation` (`code`);--> statement-breakpoint
CREATE INDEX `invitation_scan` ON `invitation` (`scan_id`);--> statement-breakpoint
CREATE TABLE `meeting` (
	`scan_id` text PRIMARY KEY NOT NULL,
	`screen_key` text NOT NULL,
	`shows` text DEFAULT 'join' NOT NULL,
	`step` integer DEFAULT 0 NOT NULL,
	`black` integer DEFAULT false NOT NULL,
	`timer_ends_at_ms` integer,
	`explore` text DEFAULT 'off' NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`agenda` text,
	`after` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "meeting_shows" CHECK("meeting"."shows" in ('join', 'people', 'explore', 'result', 'leave')),
	CONSTRAINT "meeting_explore" CHECK("meeting"."explore" in ('off', 'open', 'closed')),
	CONSTRAINT "meeting_step" CHECK("meeting"."step" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_screenKey_unique` ON `meeting` (`screen_key`);--> statement-breakpoint
CREATE TABLE `talk` (
	`theme_id` integer PRIMARY KEY NOT NULL,
	`picked` integer DEFAULT false NOT NULL,
	`parked` integer DEFAULT false NOT NULL,
	`conclusion` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_scan` (
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
	`preconditions` text DEFAULT '{"legal":{"nl":null,"en":null},"financial":{"nl":null,"en":null},"ecological":{"nl":null,"en":null}}' NOT NULL,
	`roles` text DEFAULT '{"nl":null,"en":null}' NOT NULL,
	`mode` text DEFAULT 'anonymous' NOT NULL,
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
	`follows_id` text,
	`rehearses_id` text,
	`label_key` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`follows_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`rehearses_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "scan_mode" CHECK("__new_scan"."mode" in ('anonymous', 'open')),
	CONSTRAINT "scan_k" CHECK(("__new_scan"."mode" = 'anonymous' and "__new_scan"."k" in (3, 5)) or ("__new_scan"."mode" = 'open' and "__new_scan"."k" = 1)),
	CONSTRAINT "scan_breakdown" CHECK("__new_scan"."breakdown" in ('families', 'groups')),
	CONSTRAINT "scan_retention" CHECK("__new_scan"."retention_months" between 1 and 120),
	CONSTRAINT "scan_weights" CHECK("__new_scan"."weight_impact" >= 0 and "__new_scan"."weight_feasibility" >= 0 and "__new_scan"."weight_room" >= 0 and "__new_scan"."weight_impact" + "__new_scan"."weight_feasibility" + "__new_scan"."weight_room" > 0)
);
--> statement-breakpoint
INSERT INTO `__new_scan`("id", "code", "owner_id", "title", "purpose", "use", "decision", "contact", "retention_months", "languages", "breakdown", "k", "weight_impact", "weight_feasibility", "weight_room", "area_name", "area_polygons", "area_hectares", "theme_set_id", "theme_set_version", "corrected", "follows_id", "label_key", "created_at_ms") SELECT "id", "code", "owner_id", "title", "purpose", "use", "decision", "contact", "retention_months", "languages", "breakdown", "k", "weight_impact", "weight_feasibility", "weight_room", "area_name", "area_polygons", "area_hectares", "theme_set_id", "theme_set_version", "corrected", "follows_id", "label_key", "created_at_ms" FROM `scan`;--> statement-breakpoint
DROP TABLE `scan`;--> statement-breakpoint
ALTER TABLE `__new_scan` RENAME TO `scan`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `scan_code_unique` ON `scan` (`code`);--> statement-breakpoint
CREATE TABLE `__new_participant` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`group_id` integer NOT NULL,
	`secret_hash` text,
	`receipt_hash` text,
	`label_hash` text,
	`origin` text NOT NULL,
	`people` integer DEFAULT 1 NOT NULL,
	`consented` integer DEFAULT false NOT NULL,
	`last_theme_slug` text,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `stakeholder_group`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "participant_people" CHECK("__new_participant"."people" between 1 and 50),
	CONSTRAINT "participant_known" CHECK(("__new_participant"."secret_hash" is null) <> ("__new_participant"."label_hash" is null))
);
--> statement-breakpoint
INSERT INTO `__new_participant`("id", "scan_id", "group_id", "secret_hash", "receipt_hash", "label_hash", "origin", "last_theme_slug") SELECT "id", "scan_id", "group_id", "secret_hash", "receipt_hash", "label_hash", "origin", "last_theme_slug" FROM `participant`;--> statement-breakpoint
DROP TABLE `participant`;--> statement-breakpoint
ALTER TABLE `__new_participant` RENAME TO `participant`;--> statement-breakpoint
CREATE UNIQUE INDEX `participant_secretHash_unique` ON `participant` (`secret_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `participant_receiptHash_unique` ON `participant` (`receipt_hash`);--> statement-breakpoint
CREATE INDEX `participant_scan` ON `participant` (`scan_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `participant_scanId_labelHash_unique` ON `participant` (`scan_id`,`label_hash`);