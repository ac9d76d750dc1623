CREATE TABLE `tap` (
	`round_id` integer NOT NULL,
	`participant_id` integer NOT NULL,
	`theme_id` integer NOT NULL,
	`part` text NOT NULL,
	`tap` integer NOT NULL,
	PRIMARY KEY(`round_id`, `participant_id`, `theme_id`, `part`),
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `participant` ADD `receipt_hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `participant_receiptHash_unique` ON `participant` (`receipt_hash`);